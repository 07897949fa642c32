<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About JoyVASA Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a photo of a person or an animal speak, on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s own code is under the MIT licence. Together with x264 and x265, which write MP4, it is distributed under the terms of the GPL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A report on everything the program needs. It names no user and no home folder; add it when you report a problem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examine this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the picture of the face that will speak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import &amp;voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sound file, or a video with sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sa&amp;mple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A photo and a voice that come with the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Create video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the video file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste photo or file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the picture or file in the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place points by &amp;hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the eyes and the mouth when no face was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another &amp;take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same words, said with other movements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every setting as it was at the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame &amp;forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Record, or stop recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak into the microphone; the same key ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;hoto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo with the face that was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face as it will speak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo beside what becomes of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Welcome page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About JoyVASA Desktop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Availability</name>
    <message>
        <source>Used by the {engine} engine only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only WebM and PNG can be transparent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video is transparent: there is no backdrop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG always keeps everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole photo is shown, not a square.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the square is shown: there is no seam.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head motion is 0: the head is still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expression is 0: the face is still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An animal&apos;s face is where its points are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is where you placed its points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animals get no teeth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animals aren&apos;t cut out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This take&apos;s motion comes from a file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BusyPill</name>
    <message>
        <source>Looking at the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing frames</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>The microphone “{name}” can&apos;t be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use it, and allow it in Windows under Settings, Privacy &amp; security, Microphone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CropTool</name>
    <message>
        <source>Square</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyStudio</name>
    <message>
        <source>Drop a photo and a sound anywhere in this window, or begin here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a photo speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person or an animal, looking at you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sound file, or a video with sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A photo and a voice are ready for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak into the microphone; press again to stop.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Create video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder for the video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} pictures a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the photo&apos;s transparency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write “AI-generated” into a corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the older one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face and the voice are my own, or I have permission to use them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MP4 – plays everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebM – for the web, can be transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GIF – moving picture without sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG – a folder of pictures, and the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As large as the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} pixels, the longer side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the sentence about permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo has no transparency to keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose WebM or PNG to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a {name} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both; the new one becomes {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo and the voice are being looked at…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the photo&apos;s own size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{w} × {h} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>about {time} to make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} free there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaceTool</name>
    <message>
        <source>Choose face</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilePlayer</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position in the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open with another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that your system uses for such files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window can&apos;t play the video. The file itself may well be fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FrameView</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to play or pause; hold the button down to see the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneBoard</name>
    <message>
        <source>Motion curves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneChips</name>
    <message>
        <source>Curves that are shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneNames</name>
    <message>
        <source>Head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jaw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows or hides: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level of the microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak so that the bar reaches its second half.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too loud: the sound is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} dB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (changed)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Microphones</name>
    <message>
        <source>Recording isn&apos;t possible: a sound library of the system is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install PulseAudio&apos;s library (libpulse0), or import a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect one and see that the sound server (PipeWire or PulseAudio) runs, or import a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect one, or import a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MotionFiles</name>
    <message>
        <source>The motion file can&apos;t be used; details are in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import motion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>Open photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds and videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file in it. Drop a photo, a sound or a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture and no file in the clipboard. Copy one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open photo and voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open points</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoBar</name>
    <message>
        <source>Boxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A box around each face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mesh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mesh that was fitted to each face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>68 points on each face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing over the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square around the face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag it, or scale it by its corners. Keys: arrows, with Alt they scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place points by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the eyes and the mouth when no face was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video shows only the square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise the video shows the whole photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The square as it was at first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key: -</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key: +</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key: 0</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoCanvas</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoPanel</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the picture in the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent photos and samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person, drawn or real: the face is found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An animal: you click its eyes and mouth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face further left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face further right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop one here, open one, or try a sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being read …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Face {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to animal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like an animal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample: a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample: a cat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose face</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoStage</name>
    <message numerus="yes">
        <source>%n face(s) found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Face {number} of {count} is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place points by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove points</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PointGuide</name>
    <message>
        <source>Three clicks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nine points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both eyes and the mouth; the other points are guessed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every point by itself; the most exact way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and right are those of the picture. Keys: arrows move a cross, Enter sets the point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the points until they fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point {number}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys: arrows move it, Page Up and Page Down select another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left eye, middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right eye, middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mouth, left corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mouth, right corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mouth, middle of its line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left eye, outer corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left eye, inner corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right eye, inner corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right eye, outer corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upper lip, middle of the mouth line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower lip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the last point back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for all points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is searched for again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places no points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The points fit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PointsTool</name>
    <message>
        <source>Place points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move point</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewStage</name>
    <message>
        <source>Nothing to see yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo and a voice; the face that speaks appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a voice, and the face speaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Something unexpected happened. You can go on; saving your project is wise.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectDialogs</name>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to {project}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo {name} isn&apos;t where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice {name} isn&apos;t where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was in {folder}. Everything else of the project is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) are still being made.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>If you quit now, they are given up; nothing half-made stays behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” wasn&apos;t saved before the program stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A safety copy from {when} is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this video sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this video later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing half-made stays behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video itself stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to another place, or use Alt and the arrow keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} of video, made in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame {n} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to the voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the motion…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the face…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It couldn&apos;t be made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>No video yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos that you create are made here, one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes what has ended off the list; the videos stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) to make</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All videos are ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A video needs a photo and a voice. Open both first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordBox</name>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone that is recorded from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throws this recording away and begins a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins at once; press it again when you are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the recording and uses it as the voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on in the same recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves out what is said until you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too loud: step back, or turn the microphone down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is heard. Is the microphone muted?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording. It is saved while you speak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone of the system</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source>That was too short to be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Record, speak, and press it again when you are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system doesn&apos;t let this program use the microphone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s privacy settings, or import a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was recorded until then was kept. See that it is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See that it is connected and switched on, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more sound comes from the microphone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Ruler in minutes and seconds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>Position in the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to look through the video; the arrow keys step by frames.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At first: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What draws the pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of the window and of the pipeline together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeEditor</name>
    <message>
        <source>The same words, said in another way. The take you see is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another take</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>Another take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakesList</name>
    <message>
        <source>compared</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakesPanel</name>
    <message>
        <source>Another take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import motion…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the motion…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each take moves in its own way: the lines are nodding and, paler, turning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same words, said in another way. The take you see is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A motion from a file (.npz, .csv, .pkl) becomes a take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the motion of this take in a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows another take beside this one, in the preview and in the curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No takes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a voice, and every take says its words in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is shown…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With all gains and limits of the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was made…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before gains and limits: the settings can still change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion with everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LivePortrait template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeSheet</name>
    <message>
        <source>Stretch that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves that are in view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeSurface</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows a longer stretch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows a shorter stretch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From start to end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voice yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or record a voice: its sound and the motion it makes appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playhead at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice is being turned into motion …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The motion of the face appears here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Create video</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins again at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo beside what becomes of it; drag the line between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This take beside another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video&apos;s own size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every pixel of the video; drag the picture to see the rest of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device for sound was found; the picture plays without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trim</name>
    <message>
        <source>Trim the voice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrimHandle</name>
    <message>
        <source>Start of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to leave a part out; double-click to take it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TweakPanel</name>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only the settings that are about these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All settings as at first; photo, voice and take stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoiceKey</name>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoicePanel</name>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sound file or a video with sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the sound file is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent voices and a sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record one, drop a file, or try the sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can&apos;t be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being read …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{duration} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voice yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recording that was cut off has been saved: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample voice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Waveform of the voice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to JoyVASA Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It makes a photo of a person or an animal speak. Everything happens on this computer; no picture and no voice leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. A photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture that shows a face clearly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. A voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a recording, or speak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. A video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch, adjust what moves, and save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ships with the program and needs no download and no graphics card: it hears the sounds of speech and moves the face in the photo accordingly. The full JoyVASA models look more lifelike; the JoyVASA engine isn&apos;t part of this version. A later version will load its models here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I use only my own face and voice, or those I have permission for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos that deceive or hurt people are not what this program is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every video says in its file that it was made by a program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the sentence above first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 is open as in the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the program is missing: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person needs four points, not an array of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A point of the {0} isn&apos;t a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A point of the {0} lies outside the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smile that is always there; below 0 it is stern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A template holds 20 minutes at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A video of {0} pixels is too small to see anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A video of {0} x {1} pixels can&apos;t be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI-generated: a photo animated by JoyVASA Desktop; the movements never happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All head motion together; 0 holds it still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of the face together, lips included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An animal needs nine points on its face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An animal needs nine points, not an array of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animals aren&apos;t cut out: what is close to the head bends along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another number gives another take of the same words; the same number the same take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window has this project open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the engine does it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backdrop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blink depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blinks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calmer, rounder movements of head, brows and mouth; 1 is very smooth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name, or copy it to another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its permissions, or close other programs that use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose 0 for the photo&apos;s own size, or at least {0} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose WebM or PNG pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a faster disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file that ends with {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a larger photo: {0} pixels are needed, 200 look good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a later end, or 0 for the end of the sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a motion file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number up to {0}, counted from the left, or 0 for the largest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a part of it with a start and an end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a photo in which both eyes and the whole mouth show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a photo in which the whole mouth shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a photo in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a photo that shows the whole face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture with at least {0} pixels on each side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a size up to {0} pixels a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sound file, or a video with sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an earlier start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an unprotected recording, such as WAV, MP3, M4A, FLAC or Ogg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another disk; FAT ends at 4 GB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or close the program that has the file open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name for the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one with at most {0} megapixels, and at most {1} pixels on each side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the built-in engine, which needs nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the sound again, so that picture and sound fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click its eyes and mouth in the window, or give a file of points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click one eye, the other, then the mouth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clockwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller largest picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour behind a transparent photo, as #rrggbb.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert it to WAV with another program, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details into a report, so that it can be put right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corners of the mouth up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create it or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut out the part with the face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws teeth where the photo shows none (people).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it again, as WAV with 16 or 24 bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eye at picture left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eye at picture right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face {0} doesn&apos;t exist: the photo has {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feather</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space or choose another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap between the lips per mouth width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze sideways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze up and down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half the head motion, smoother, fewer blinks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Higher is a sharper picture and a larger file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How closely the motion follows the voice (cfg scale): higher is livelier and pronounced, lower is calmer; far up it looks overdone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a blink closes the eyes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the mouth opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much around the face the square shows: more is further away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the brows move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the eyes wander.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the head comes near and goes away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the head goes up and down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the head leans to the shoulders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the head turns left and right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the lips spread and round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the whole head moves sideways, up and down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the eyes blink; 0 is never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How softly the moving square melts into the photo around it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it again, or choose another take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import its file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes from 0 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes from {0} to {1}{2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It helps if the face looks at the camera, is well lit and fills a tenth of the picture or more, or if you place the points of its eyes and mouth by hand. For an animal, choose the mode for animals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be damaged or incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be protected or damaged. Convert it to WAV or MP3 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was kept. Press Record to go on in another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was started again, and everything else goes on. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jaw sideways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JoyVASA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps neck and shoulders where they are, so that no seam shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the photo&apos;s transparency (WebM and PNG only).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest change of size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest nod</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest tilt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave {0} out of the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it end with {0} or {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it end with {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the name end with .{0}, or choose another format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits and smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lip width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lively</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer side of the video; 0 is the photo&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MP4 plays everywhere; WebM can be transparent; GIF is silent; PNG is a folder of pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a smaller copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More head and brow motion, wider mouth, more blinks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most of the sound is silence. Choose a shorter part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouth opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouth rests in silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the square: above 0 down, below 0 up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the square: above 0 to the right of the picture, below 0 to the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Natural</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearer and further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face was found in the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nod</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the face moves; the head keeps its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo (JPEG, PNG …), a sound or video file, or a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or record a voice first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures go into a folder, and {0} is the name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the sound are damaged and were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person or animal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures per second; more look smoother.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points are counted in pixels of the upright photo, {0} × {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor, {0} cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the file back or choose the sound again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put them on the eyes, the nose and the mouth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record or export the sound again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove one of the takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace older results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces an older result of that name; otherwise the new one gets a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it again as JPEG or PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift sideways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift up and down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something covers the mouth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened while the motion was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened while the preview was drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened while the video was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened with this photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened with this sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread them over the eyes and mouth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread; negative is rounded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square: sideways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square: size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square: up and down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start and end are seconds into the sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steady cuts the person out, so that nothing behind moves; soft bends what is near.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stitching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {0} couldn&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teeth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The JoyVASA engine isn&apos;t part of this version of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choices of take {0} couldn&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is too slow to keep the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end ({0}) isn&apos;t after the start ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is only {0} pixels wide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is seen from the side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is turned by about {0}°; a frontal photo looks better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is cut off: its sound ends at {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file may be damaged. Convert it to WAV or MP3 with another program and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file may come from a newer version of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The four points can&apos;t be the eyes and the mouth of a face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The four points lie too close together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head grows and shrinks no further than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head moves no further than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head nods no further than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head tilts no further than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head turns no further than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The imported motion {0} couldn&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The imported motions are too long for a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of takes couldn&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The motion ends {0} s before the voice; the face keeps its last pose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The motion lasts {0} s; choose an earlier start or a later end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The motion of take {0} couldn&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The motion of this take is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The motion of {0} isn&apos;t there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The motions couldn&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mouth closes while nobody speaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mouth lies outside the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mouth opens no wider than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mouth shows only faintly; it may look painted on when it opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {0} doesn&apos;t fit the format {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {0}… is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the program that does the work has stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person can&apos;t be told from the background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is animated with at most so many pixels on its longer side; smaller is quicker, larger is sharper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo&apos;s own transparency hides the face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pipeline&apos;s process ended with exit code {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The points of the animal&apos;s face lie too close together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The points of the face all lie on one spot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The points placed by hand couldn&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has a setting {0} that is unknown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project&apos;s value of {0} can&apos;t be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quality can&apos;t be {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording has a constant offset; the microphone may be faulty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording has become as long as a WAV file can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is too loud and distorted. Turn the microphone down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings couldn&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound ends {0} s too early; its file may be damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound in {0} can&apos;t be decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound in {0} is protected or of an unknown kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is silent: the mouth will stay closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is very short; there is hardly time to open the mouth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of {0} is {1} long, but should begin at {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The three points lie too close together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video shows the whole photo; without it, only a square around the face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice is very quiet. Record nearer to the microphone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is hardly any background around the head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no motion between {0} s and {1} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no photo yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting called {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left for {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no video format {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no voice yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This may not be a person&apos;s face. For an animal, choose the mode for animals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Towards the left of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trim the motion, or store it as .npz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it fails again, choose another disk or format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another photo, voice or setting; what was open is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type one without slashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What turns the voice into motion and draws it; the built-in engine needs no download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where in the sound to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where in the sound to stop; 0 is its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the project&apos;s photo is couldn&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the project&apos;s voice is couldn&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which face speaks: 0 is the largest, others are counted from the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is in the photo. An animal needs nine points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widest mouth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as #rrggbb, white is #ffffff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes &apos;AI-generated&apos; visibly into a corner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eye widths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>face sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>face widths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mouth widths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} can&apos;t be opened: it may not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} can&apos;t be opened: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} can&apos;t be read as a video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} can&apos;t be transparent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} can&apos;t be written in {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} can&apos;t be written: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} can&apos;t be {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} changes nothing: the {1} engine doesn&apos;t use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} claims {1} samples per second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} doesn&apos;t hold the points of {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} frames a second can&apos;t be had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no sound in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has only {1} × {2} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has too many pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} MB; at most {2} MB can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no sound: it is 0 s long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds other things, so it isn&apos;t replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds {1} points instead of {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a folder; it can&apos;t be opened as a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a strip of {1} × {2} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is damaged or not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is damaged: its version is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is full of values that aren&apos;t sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is larger than any motion file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is larger than any project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is longer than {1} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no motion that can be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no name for a file{1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no name for a motion file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no name for a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no photo, no sound and no project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no project, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is something else than a project, so it isn&apos;t replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is too large for a file of points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is too large for this disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} isn&apos;t a JSON file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} isn&apos;t a sound file or a video that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} isn&apos;t an ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} isn&apos;t there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} needs more memory than there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} samples have impossible values; they are silent now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was changed while it was in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was made by a newer version of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} would replace the file that it is made from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>°</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>panel</name>
    <message>
        <source>mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About JoyVASA Desktop</source>
        <translation>关于 JoyVASA Desktop</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Makes a photo of a person or an animal speak, on this computer.</source>
        <translation>在这台电脑上让人物或动物的照片开口说话。</translation>
    </message>
    <message>
        <source>for processors</source>
        <translation>处理器版</translation>
    </message>
    <message>
        <source>for NVIDIA graphics cards</source>
        <translation>NVIDIA 显卡版</translation>
    </message>
    <message>
        <source>The program&apos;s own code is under the MIT licence. Together with x264 and x265, which write MP4, it is distributed under the terms of the GPL.</source>
        <translation>程序自身的代码采用 MIT 许可证。与写入 MP4 的 x264 和 x265 一起时，按 GPL 条款分发。</translation>
    </message>
    <message>
        <source>The JoyVASA engine uses parts that you add yourself:</source>
        <translation>JoyVASA 引擎使用由你自行添加的部件：</translation>
    </message>
    <message>
        <source>What follows from that, and all texts</source>
        <translation>这意味着什么，以及全部文本</translation>
    </message>
    <message>
        <source>A report on everything the program needs. It names no user and no home folder; add it when you report a problem.</source>
        <translation>关于程序运行所需各项的报告，不含用户名和主文件夹；报告问题时请附上。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Examine this computer</source>
        <translation>检查这台电脑</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>新建项目(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>打开项目(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>保存项目(&amp;S)</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>项目另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Open &amp;photo…</source>
        <translation>打开照片(&amp;P)…</translation>
    </message>
    <message>
        <source>Choose the picture of the face that will speak.</source>
        <translation>选择一张要开口说话的人脸照片。</translation>
    </message>
    <message>
        <source>Import &amp;voice…</source>
        <translation>导入语音(&amp;V)…</translation>
    </message>
    <message>
        <source>Choose a sound file, or a video with sound.</source>
        <translation>请选择声音文件或带声音的视频。</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple</source>
        <translation>打开示例(&amp;M)</translation>
    </message>
    <message>
        <source>A photo and a voice that come with the program.</source>
        <translation>程序自带的照片和语音。</translation>
    </message>
    <message>
        <source>Create vi&amp;deo…</source>
        <translation>制作视频(&amp;D)…</translation>
    </message>
    <message>
        <source>Make the video file.</source>
        <translation>生成视频文件。</translation>
    </message>
    <message>
        <source>Create video at on&amp;ce</source>
        <translation>立即制作视频(&amp;C)</translation>
    </message>
    <message>
        <source>Make the video with the last choices, without a question.</source>
        <translation>按上次的选择制作视频，不再询问。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Mode&amp;ls…</source>
        <translation>模型(&amp;L)…</translation>
    </message>
    <message>
        <source>What the JoyVASA engine needs: get it, check it, carry it elsewhere.</source>
        <translation>JoyVASA 引擎需要的模型：获取、检查、带到别处。</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Paste photo or file</source>
        <translation>粘贴照片或文件(&amp;P)</translation>
    </message>
    <message>
        <source>Use the picture or file in the clipboard.</source>
        <translation>使用剪贴板中的图片或文件。</translation>
    </message>
    <message>
        <source>Place points by &amp;hand</source>
        <translation>手动放置点(&amp;H)</translation>
    </message>
    <message>
        <source>Click the eyes and the mouth when no face was found.</source>
        <translation>没有找到脸时，点击眼睛和嘴。</translation>
    </message>
    <message>
        <source>Another &amp;take</source>
        <translation>再演绎一次(&amp;T)</translation>
    </message>
    <message>
        <source>The same words, said with other movements.</source>
        <translation>同样的话，换一种动作来说。</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>重置所有设置</translation>
    </message>
    <message>
        <source>Every setting as it was at the start.</source>
        <translation>所有设置恢复到最初状态。</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>One frame &amp;back</source>
        <translation>后退一帧(&amp;B)</translation>
    </message>
    <message>
        <source>One frame &amp;forward</source>
        <translation>前进一帧(&amp;F)</translation>
    </message>
    <message>
        <source>To the &amp;start</source>
        <translation>回到开头(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>循环(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Record, or stop recording</source>
        <translation>录音或停止录音(&amp;R)</translation>
    </message>
    <message>
        <source>Speak into the microphone; the same key ends it.</source>
        <translation>对着麦克风说话；再按同一个键即结束。</translation>
    </message>
    <message>
        <source>P&amp;hoto</source>
        <translation>照片(&amp;H)</translation>
    </message>
    <message>
        <source>The photo with the face that was found.</source>
        <translation>照片及其中找到的脸。</translation>
    </message>
    <message>
        <source>P&amp;review</source>
        <translation>预览(&amp;R)</translation>
    </message>
    <message>
        <source>The face as it will speak.</source>
        <translation>脸说话时的样子。</translation>
    </message>
    <message>
        <source>&amp;Before and after</source>
        <translation>前后对比(&amp;B)</translation>
    </message>
    <message>
        <source>The photo beside what becomes of it.</source>
        <translation>原照片与效果并排显示。</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation>演绎(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Videos</source>
        <translation>视频(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Welcome page</source>
        <translation>欢迎页(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About JoyVASA Desktop</source>
        <translation>关于 JoyVASA Desktop(&amp;A)</translation>
    </message>
</context>
<context>
    <name>Availability</name>
    <message>
        <source>Used by the {engine} engine only.</source>
        <translation>仅 {engine} 引擎使用。</translation>
    </message>
    <message>
        <source>This is for people only.</source>
        <translation>仅适用于人物。</translation>
    </message>
    <message>
        <source>Only WebM and PNG can be transparent.</source>
        <translation>只有 WebM 和 PNG 可以透明。</translation>
    </message>
    <message>
        <source>The video is transparent: there is no backdrop.</source>
        <translation>视频是透明的：没有底色。</translation>
    </message>
    <message>
        <source>PNG always keeps everything.</source>
        <translation>PNG 始终保留全部细节。</translation>
    </message>
    <message>
        <source>The whole photo is shown, not a square.</source>
        <translation>显示的是整张照片，而不是方框。</translation>
    </message>
    <message>
        <source>The face isn&apos;t cut out: there is no square.</source>
        <translation>没有裁出面部：不存在方框。</translation>
    </message>
    <message>
        <source>Only the square is shown: there is no seam.</source>
        <translation>只显示方框：没有接缝。</translation>
    </message>
    <message>
        <source>Strength is 0: nothing moves.</source>
        <translation>强度为 0：什么都不动。</translation>
    </message>
    <message>
        <source>Not all of the face moves: the head doesn&apos;t turn.</source>
        <translation>并非整张脸都动：头部不转动。</translation>
    </message>
    <message>
        <source>Not all of the face moves: its features are still.</source>
        <translation>并非整张脸都动：五官不动。</translation>
    </message>
    <message>
        <source>Not all of the face moves: the lips are still.</source>
        <translation>并非整张脸都动：嘴唇不动。</translation>
    </message>
    <message>
        <source>Not all of the face moves: the eyes are still.</source>
        <translation>并非整张脸都动：眼睛不动。</translation>
    </message>
    <message>
        <source>Not all of the face moves: the head is still.</source>
        <translation>并非整张脸都动：头部不动。</translation>
    </message>
    <message>
        <source>Head motion is 0: the head is still.</source>
        <translation>头部动作为 0：头部不动。</translation>
    </message>
    <message>
        <source>The built-in engine keeps the head at its distance.</source>
        <translation>内置引擎会让头部保持原来的远近。</translation>
    </message>
    <message>
        <source>Expression is 0: the face is still.</source>
        <translation>表情为 0：面部不动。</translation>
    </message>
    <message>
        <source>The background can be held still behind people only.</source>
        <translation>只有人物背后的背景可以保持不动。</translation>
    </message>
    <message>
        <source>An animal&apos;s face is where its points are.</source>
        <translation>动物的脸由放置的点确定。</translation>
    </message>
    <message>
        <source>The face is where you placed its points.</source>
        <translation>脸部由你放置的点确定。</translation>
    </message>
    <message>
        <source>Animals get no teeth.</source>
        <translation>动物不绘制牙齿。</translation>
    </message>
    <message>
        <source>This take&apos;s motion comes from a file.</source>
        <translation>此演绎的动作来自文件。</translation>
    </message>
    <message>
        <source>The eyes blink as the model says.</source>
        <translation>眼睛按模型的结果眨动。</translation>
    </message>
    <message>
        <source>The video doesn&apos;t begin as the photo.</source>
        <translation>视频不以照片的样子开始。</translation>
    </message>
    <message>
        <source>The processor does the work.</source>
        <translation>由处理器完成工作。</translation>
    </message>
</context>
<context>
    <name>BundleCard</name>
    <message>
        <source>More about “{name}”</source>
        <translation>“{name}”的更多操作</translation>
    </message>
    <message>
        <source>Waits until the other work is done</source>
        <translation>等待其他工作完成</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>正在获取</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Being made faster to load</source>
        <translation>正在加快其加载</translation>
    </message>
    <message>
        <source>Being removed</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Get again</source>
        <translation>重新获取</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Don&apos;t wait</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Get {size}</source>
        <translation>获取 {size}</translation>
    </message>
    <message>
        <source>Nothing was deleted: other models here need the same files.</source>
        <translation>没有删除任何东西：这里的其他模型需要同样的文件。</translation>
    </message>
    <message>
        <source>These models load faster now.</source>
        <translation>这些模型现在加载更快了。</translation>
    </message>
    <message>
        <source>Check every byte</source>
        <translation>逐字节检查</translation>
    </message>
    <message>
        <source>Export for another computer…</source>
        <translation>导出给另一台电脑…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Make loading faster…</source>
        <translation>加快加载…</translation>
    </message>
    <message>
        <source>Undo faster loading</source>
        <translation>撤销加快加载</translation>
    </message>
    <message>
        <source>Give up the download</source>
        <translation>放弃下载</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Licence of {name}: {licence}…</source>
        <translation>许可证（{name}）：{licence}…</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>The microphone “{name}” can&apos;t be used.</source>
        <translation>无法使用麦克风“{name}”。</translation>
    </message>
    <message>
        <source>Close other programs that use it, and allow it in Windows under Settings, Privacy &amp; security, Microphone.</source>
        <translation>请关闭正在使用它的其他程序，并在 Windows 的“设置 - 隐私和安全性 - 麦克风”中允许使用。</translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose another one.</source>
        <translation>请关闭正在使用它的其他程序，或选择另一个。</translation>
    </message>
</context>
<context>
    <name>CropTool</name>
    <message>
        <source>Square</source>
        <translation>方框</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Looking at the photo</source>
        <translation>正在查看照片</translation>
    </message>
    <message>
        <source>Reading the voice</source>
        <translation>正在读取语音</translation>
    </message>
    <message>
        <source>Listening to the voice</source>
        <translation>正在聆听语音</translation>
    </message>
    <message>
        <source>Preparing the face</source>
        <translation>正在准备面部</translation>
    </message>
    <message>
        <source>Drawing frames</source>
        <translation>正在绘制画面</translation>
    </message>
    <message>
        <source>Drawing the picture</source>
        <translation>正在绘制图像</translation>
    </message>
    <message>
        <source>Drawing with {engine}</source>
        <translation>正在用 {engine} 绘制</translation>
    </message>
    <message>
        <source>{what} · about {time}</source>
        <translation>{what} · 约 {time}</translation>
    </message>
</context>
<context>
    <name>EmptyStudio</name>
    <message>
        <source>Drop a photo and a sound anywhere in this window, or begin here.</source>
        <translation>把照片和声音拖到窗口任意位置，或从这里开始。</translation>
    </message>
    <message>
        <source>Make a photo speak</source>
        <translation>让照片开口说话</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>A person or an animal, looking at you.</source>
        <translation>正面看向你的人物或动物。</translation>
    </message>
    <message>
        <source>Import a voice</source>
        <translation>导入语音</translation>
    </message>
    <message>
        <source>A sound file, or a video with sound.</source>
        <translation>声音文件，或带声音的视频。</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试试示例</translation>
    </message>
    <message>
        <source>A photo and a voice are ready for you.</source>
        <translation>照片和语音已经备好。</translation>
    </message>
    <message>
        <source>Record a voice</source>
        <translation>录制语音</translation>
    </message>
    <message>
        <source>Speak into the microphone; press again to stop.</source>
        <translation>对着麦克风说话；再按一次停止。</translation>
    </message>
    <message>
        <source>Try it with a cat</source>
        <translation>用猫试试</translation>
    </message>
    <message>
        <source>The photo of a cat and a voice are ready for you.</source>
        <translation>猫的照片和一段语音已经备好。</translation>
    </message>
</context>
<context>
    <name>EngineEditor</name>
    <message>
        <source>Get models…</source>
        <translation>获取模型…</translation>
    </message>
    <message>
        <source>See what the JoyVASA engine needs, and get it.</source>
        <translation>查看 JoyVASA 引擎需要什么，并获取。</translation>
    </message>
</context>
<context>
    <name>ExportChoice</name>
    <message>
        <source>Export models</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>They go into one ZIP. On the other computer, choose “Import…” on this page.</source>
        <translation>它们会放进一个 ZIP。在另一台电脑上，请在此页面选择“导入…”。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Create video</source>
        <translation>制作视频</translation>
    </message>
    <message>
        <source>Name of the video</source>
        <translation>视频名称</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Choose the folder for the video.</source>
        <translation>选择存放视频的文件夹。</translation>
    </message>
    <message>
        <source>{n} pictures a second</source>
        <translation>每秒 {n} 帧</translation>
    </message>
    <message>
        <source>Keep the photo&apos;s transparency</source>
        <translation>保留照片的透明度</translation>
    </message>
    <message>
        <source>Write “AI-generated” into a corner</source>
        <translation>在角落写上“AI-generated”</translation>
    </message>
    <message>
        <source>Replace the older one</source>
        <translation>替换旧的</translation>
    </message>
    <message>
        <source>The face and the voice are my own, or I have permission to use them.</source>
        <translation>脸和声音是我自己的，或我已获得使用许可。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>MP4 – plays everywhere</source>
        <translation>MP4 – 几乎处处可播放</translation>
    </message>
    <message>
        <source>WebM – for the web, can be transparent</source>
        <translation>WebM – 用于网页，可以透明</translation>
    </message>
    <message>
        <source>GIF – moving picture without sound</source>
        <translation>GIF – 无声的动图</translation>
    </message>
    <message>
        <source>PNG – a folder of pictures, and the sound</source>
        <translation>PNG – 图片文件夹和声音</translation>
    </message>
    <message>
        <source>As large as the photo</source>
        <translation>与照片同样大小</translation>
    </message>
    <message>
        <source>{n} pixels, the longer side</source>
        <translation>长边 {n} 像素</translation>
    </message>
    <message>
        <source>Folder for the video</source>
        <translation>视频文件夹</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>主文件夹</translation>
    </message>
    <message>
        <source>Tick the sentence about permission.</source>
        <translation>请勾选关于许可的那句话。</translation>
    </message>
    <message>
        <source>The photo has no transparency to keep.</source>
        <translation>照片没有可保留的透明度。</translation>
    </message>
    <message>
        <source>Choose WebM or PNG to keep it.</source>
        <translation>要保留它，请选择 WebM 或 PNG。</translation>
    </message>
    <message>
        <source>There is a {name} already.</source>
        <translation>已经有 {name}。</translation>
    </message>
    <message>
        <source>Keep both; the new one becomes {name}</source>
        <translation>两者都保留；新文件命名为 {name}</translation>
    </message>
    <message>
        <source>The photo and the voice are being looked at…</source>
        <translation>正在查看照片和语音…</translation>
    </message>
    <message>
        <source>the photo&apos;s own size</source>
        <translation>照片本身的大小</translation>
    </message>
    <message>
        <source>{w} × {h} pixels</source>
        <translation>{w} × {h} 像素</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>about {time} to make</source>
        <translation>制作约需 {time}</translation>
    </message>
    <message>
        <source>{size} free there</source>
        <translation>该处剩余 {size}</translation>
    </message>
</context>
<context>
    <name>FaceTool</name>
    <message>
        <source>Choose face</source>
        <translation>选择脸</translation>
    </message>
</context>
<context>
    <name>FilePlayer</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Position in the video</source>
        <translation>视频中的位置</translation>
    </message>
    <message>
        <source>Open with another program</source>
        <translation>用其他程序打开</translation>
    </message>
    <message>
        <source>The program that your system uses for such files.</source>
        <translation>系统用于此类文件的程序。</translation>
    </message>
    <message>
        <source>This window can&apos;t play the video. The file itself may well be fine.</source>
        <translation>此窗口无法播放该视频。文件本身可能没有问题。</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>FrameView</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Click to play or pause; hold the button down to see the photo.</source>
        <translation>点击播放或暂停；按住可查看照片。</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>GpuCard</name>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>More about the graphics card</source>
        <translation>关于显卡的更多选项</translation>
    </message>
    <message>
        <source>Terms:</source>
        <translation>条款：</translation>
    </message>
    <message>
        <source>With the GPU pack, the JoyVASA engine works on the {name} instead of on the processor.</source>
        <translation>有了 GPU 包，JoyVASA 引擎就在 {name} 上运行，而不是在处理器上。</translation>
    </message>
    <message>
        <source>Used as soon as no video is being made</source>
        <translation>没有视频在制作时便会启用</translation>
    </message>
    <message>
        <source>Removed as soon as no video is being made</source>
        <translation>没有视频在制作时便会移除</translation>
    </message>
    <message>
        <source>Waits until the other work is done</source>
        <translation>等待其他工作完成</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>正在获取</translation>
    </message>
    <message>
        <source>Being removed</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>Get {size}</source>
        <translation>获取 {size}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Get again</source>
        <translation>重新获取</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Don&apos;t wait</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The GPU pack is there: the graphics card is used from now on.</source>
        <translation>GPU 包已就绪：从现在起使用显卡。</translation>
    </message>
    <message>
        <source>Import from a folder…</source>
        <translation>从文件夹导入…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Give up the download</source>
        <translation>放弃下载</translation>
    </message>
    <message>
        <source>Terms of {name}: {title}…</source>
        <translation>{name} 的条款：{title}…</translation>
    </message>
</context>
<context>
    <name>GpuQuestions</name>
    <message>
        <source>What comes from {name} may be used as its terms say.</source>
        <translation>来自 {name} 的内容须按其条款使用。</translation>
    </message>
    <message>
        <source>The GPU pack isn&apos;t part of this program: it consists of files that others offer, and that come from their own servers. Please read their terms.</source>
        <translation>GPU 包不是本程序的一部分：它由他人提供的文件组成，并从他们自己的服务器获取。请阅读他们的条款。</translation>
    </message>
    <message>
        <source>GPU pack</source>
        <translation>GPU 包</translation>
    </message>
    <message>
        <source>Delete the GPU pack?</source>
        <translation>要删除 GPU 包吗？</translation>
    </message>
    <message>
        <source>{size} become free, and the processor does the work again. A video that is being made is finished first. You can get the pack again later.</source>
        <translation>将释放 {size}，并重新由处理器完成工作。正在制作的视频会先完成。以后可以重新获取该包。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>GpuWords</name>
    <message>
        <source>Fetched, but not tried out yet</source>
        <translation>已获取，但尚未试用</translation>
    </message>
    <message>
        <source>Incomplete: {size} to get</source>
        <translation>不完整：还需获取 {size}</translation>
    </message>
    <message>
        <source>Ready: the {name} is used</source>
        <translation>就绪：正在使用 {name}</translation>
    </message>
    <message>
        <source>The GPU pack isn&apos;t there</source>
        <translation>没有 GPU 包</translation>
    </message>
    <message>
        <source>{size} on the disk</source>
        <translation>占用磁盘 {size}</translation>
    </message>
    <message>
        <source>GPU pack: CUDA {version}, PyTorch {torch}</source>
        <translation>GPU 包：CUDA {version}，PyTorch {torch}</translation>
    </message>
    <message>
        <source>GPU pack: none</source>
        <translation>GPU 包：无</translation>
    </message>
    <message>
        <source>NVIDIA graphics card: none</source>
        <translation>NVIDIA 显卡：无</translation>
    </message>
    <message>
        <source>driver {version}</source>
        <translation>驱动程序 {version}</translation>
    </message>
    <message>
        <source>There is no NVIDIA graphics card.</source>
        <translation>没有 NVIDIA 显卡。</translation>
    </message>
    <message>
        <source>The GPU pack isn&apos;t used.</source>
        <translation>GPU 包未被使用。</translation>
    </message>
</context>
<context>
    <name>LaneBoard</name>
    <message>
        <source>Motion curves</source>
        <translation>动作曲线</translation>
    </message>
</context>
<context>
    <name>LaneChips</name>
    <message>
        <source>Curves that are shown</source>
        <translation>显示的曲线</translation>
    </message>
</context>
<context>
    <name>LaneNames</name>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>嘴</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>嘴唇</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>眼睛</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>视线</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Jaw</source>
        <translation>下颌</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>远近</translation>
    </message>
    <message>
        <source>Shows or hides: %1</source>
        <translation>显示或隐藏：%1</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level of the microphone</source>
        <translation>麦克风音量</translation>
    </message>
    <message>
        <source>Speak so that the bar reaches its second half.</source>
        <translation>说话时，让指示条升到后半段。</translation>
    </message>
    <message>
        <source>Too loud: the sound is cut off</source>
        <translation>太响：声音被削顶</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>{level} dB</source>
        <translation>{level} dB</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>演绎</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>There is no safety copy of your work at the moment.</source>
        <translation>目前没有你工作的安全副本。</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{name} (changed)</source>
        <translation>{name}（已更改）</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;ooks</source>
        <translation>外观(&amp;O)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>No project yet</source>
        <translation>还没有项目</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>Microphones</name>
    <message>
        <source>Recording isn&apos;t possible: a sound library of the system is missing.</source>
        <translation>无法录音：系统缺少一个声音库。</translation>
    </message>
    <message>
        <source>Install PulseAudio&apos;s library (libpulse0), or import a sound file.</source>
        <translation>请安装 PulseAudio 的库（libpulse0），或导入声音文件。</translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation>没有找到麦克风。</translation>
    </message>
    <message>
        <source>Connect one and see that the sound server (PipeWire or PulseAudio) runs, or import a sound file.</source>
        <translation>请连接麦克风并确认声音服务（PipeWire 或 PulseAudio）正在运行，或导入声音文件。</translation>
    </message>
    <message>
        <source>Connect one, or import a sound file.</source>
        <translation>请连接麦克风，或导入声音文件。</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Not there</source>
        <translation>尚未获取</translation>
    </message>
    <message>
        <source>Incomplete: {size} to get</source>
        <translation>不完整：还需获取 {size}</translation>
    </message>
    <message>
        <source>Damaged: {names}</source>
        <translation>已损坏：{names}</translation>
    </message>
    <message>
        <source>May not be read: {names}</source>
        <translation>没有读取权限：{names}</translation>
    </message>
    <message>
        <source>Another version than the published one: {names}</source>
        <translation>与已发布的版本不同：{names}</translation>
    </message>
    <message>
        <source>Ready, and checked</source>
        <translation>已就绪，已检查</translation>
    </message>
    <message>
        <source>Ready, not checked yet</source>
        <translation>已就绪，尚未检查</translation>
    </message>
    <message>
        <source>{names} and %n more</source>
        <translation>{names} 和另外 %n 个</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}，共 {total}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>每秒 {size}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还剩 {time}</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Downloading {name}</source>
        <translation>正在下载 {name}</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>正在检查 {name}</translation>
    </message>
    <message>
        <source>Copying {name}</source>
        <translation>正在复制 {name}</translation>
    </message>
    <message>
        <source>Packing {name}</source>
        <translation>正在打包 {name}</translation>
    </message>
    <message>
        <source>Converting {name}</source>
        <translation>正在转换 {name}</translation>
    </message>
    <message>
        <source>Unpacking {name}</source>
        <translation>正在解压 {name}</translation>
    </message>
    <message>
        <source>Trying it out…</source>
        <translation>正在试用…</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The JoyVASA engine draws with published models, which are fetched once. The built-in engine needs none of them: you can go on working meanwhile.</source>
        <translation>JoyVASA 引擎用已发布的模型绘制，这些模型只需获取一次。内置引擎不需要任何模型：其间你可以继续工作。</translation>
    </message>
    <message>
        <source>Looking at what is there…</source>
        <translation>正在查看已有的模型…</translation>
    </message>
    <message>
        <source>For models of your own, and for comparisons</source>
        <translation>用于你自己的模型，以及用于比较</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>You can close this page: the download goes on.</source>
        <translation>你可以关闭此页面：下载会继续。</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>已写入：{name}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message numerus="yes">
        <source>%n model file(s) are in their places now.</source>
        <translation>
            <numerusform>%n 个模型文件已就位。</numerusform>
        </translation>
    </message>
    <message>
        <source>Use them all the same</source>
        <translation>仍然使用</translation>
    </message>
    <message>
        <source>Folder with the GPU pack&apos;s files</source>
        <translation>含有 GPU 包文件的文件夹</translation>
    </message>
    <message>
        <source>Folder for the models</source>
        <translation>存放模型的文件夹</translation>
    </message>
    <message>
        <source>Folder with models</source>
        <translation>包含模型的文件夹</translation>
    </message>
    <message>
        <source>Import models</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>ZIP archives (*.zip);;All files (*)</source>
        <translation>ZIP 压缩包 (*.zip);;所有文件 (*)</translation>
    </message>
    <message>
        <source>There is nothing complete to export yet.</source>
        <translation>还没有可导出的完整模型。</translation>
    </message>
    <message>
        <source>Export models</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>ZIP archives (*.zip)</source>
        <translation>ZIP 压缩包 (*.zip)</translation>
    </message>
    <message>
        <source>Delete the models of “{name}”?</source>
        <translation>删除“{name}”的模型吗？</translation>
    </message>
    <message>
        <source>Files that other models here need stay. You can get them again later.</source>
        <translation>这里其他模型需要的文件会保留。以后可以重新获取。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Make the models of “{name}” load faster?</source>
        <translation>要加快“{name}”的模型加载吗？</translation>
    </message>
    <message>
        <source>Copies in another format are made and used from then on. They are read several times as fast and take less memory; how much sooner the engine is ready depends on this computer. The models stay, too, so that the copies take {size} more on the disk. You can take this back.</source>
        <translation>程序会制作另一种格式的副本，此后便使用它们。副本的读取速度快好几倍，占用内存更少；引擎能提前多久就绪取决于这台电脑。原来的模型仍会保留，因此副本会在磁盘上多占 {size}。你可以随时撤销。</translation>
    </message>
    <message>
        <source>Make copies</source>
        <translation>制作副本</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ModelsNews</name>
    <message>
        <source>The models load faster now.</source>
        <translation>模型现在加载更快了。</translation>
    </message>
    <message>
        <source>The GPU pack is there: the graphics card is used.</source>
        <translation>GPU 包已就绪：正在使用显卡。</translation>
    </message>
    <message>
        <source>The models are imported.</source>
        <translation>模型已导入。</translation>
    </message>
    <message>
        <source>The models are exported.</source>
        <translation>模型已导出。</translation>
    </message>
    <message>
        <source>Without its GPU pack, the JoyVASA engine takes minutes for a second of video: get it on the page of the models.</source>
        <translation>没有 GPU 包时，JoyVASA 引擎生成一秒视频需要几分钟：可在模型页面获取。</translation>
    </message>
    <message>
        <source>Without an NVIDIA graphics card, the JoyVASA engine takes minutes for a second of video.</source>
        <translation>没有 NVIDIA 显卡时，JoyVASA 引擎生成一秒视频需要几分钟。</translation>
    </message>
    <message>
        <source>The models are there.</source>
        <translation>模型已就绪。</translation>
    </message>
    <message>
        <source>The models “{name}” are there.</source>
        <translation>“{name}”的模型已就绪。</translation>
    </message>
</context>
<context>
    <name>ModelsSign</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>GPU pack</source>
        <translation>GPU 包</translation>
    </message>
</context>
<context>
    <name>MotionFiles</name>
    <message>
        <source>The motion file can&apos;t be used; details are in the log.</source>
        <translation>无法使用该动作文件；详情见日志。</translation>
    </message>
    <message>
        <source>Import motion</source>
        <translation>导入动作</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>Before you get them</source>
        <translation>获取之前</translation>
    </message>
    <message>
        <source>Not everybody may use these models for everything. Please read this.</source>
        <translation>并非每个人都可以将这些模型用于任何用途。请阅读以下内容。</translation>
    </message>
    <message>
        <source>I have read this and keep to it.</source>
        <translation>我已阅读并会遵守。</translation>
    </message>
    <message>
        <source>Go on without them</source>
        <translation>不用它们，继续</translation>
    </message>
    <message>
        <source>Accept and get</source>
        <translation>接受并获取</translation>
    </message>
    <message>
        <source>Tick the sentence above first.</source>
        <translation>请先勾选上面那句话。</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>Open photo</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Import voice</source>
        <translation>导入语音</translation>
    </message>
    <message>
        <source>Sounds and videos</source>
        <translation>声音和视频</translation>
    </message>
    <message>
        <source>There is no file in it. Drop a photo, a sound or a project.</source>
        <translation>其中没有文件。请拖入照片、声音或项目。</translation>
    </message>
    <message>
        <source>There is no picture and no file in the clipboard. Copy one first.</source>
        <translation>剪贴板中没有图片或文件。请先复制一个。</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Open photo and voice</source>
        <translation>打开照片和语音</translation>
    </message>
    <message>
        <source>Open voice</source>
        <translation>打开语音</translation>
    </message>
    <message>
        <source>Open points</source>
        <translation>打开点</translation>
    </message>
</context>
<context>
    <name>PhotoBar</name>
    <message>
        <source>Boxes</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>A box around each face.</source>
        <translation>每张脸周围的方框。</translation>
    </message>
    <message>
        <source>Mesh</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The mesh that was fitted to each face.</source>
        <translation>与每张脸贴合的网格。</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>特征点</translation>
    </message>
    <message>
        <source>68 points on each face.</source>
        <translation>每张脸上的 68 个点。</translation>
    </message>
    <message>
        <source>Photo only</source>
        <translation>仅照片</translation>
    </message>
    <message>
        <source>Nothing over the photo.</source>
        <translation>照片上不显示任何东西。</translation>
    </message>
    <message>
        <source>Square around the face</source>
        <translation>脸部周围的方框</translation>
    </message>
    <message>
        <source>Drag it, or scale it by its corners. Keys: arrows, with Alt they scale.</source>
        <translation>拖动它，或拖角缩放。按键：方向键移动，按住 Alt 缩放。</translation>
    </message>
    <message>
        <source>Place points by hand</source>
        <translation>手动放置点</translation>
    </message>
    <message>
        <source>Click the eyes and the mouth when no face was found.</source>
        <translation>没有找到脸时，点击眼睛和嘴。</translation>
    </message>
    <message>
        <source>Video shows only the square</source>
        <translation>视频只显示方框</translation>
    </message>
    <message>
        <source>Otherwise the video shows the whole photo.</source>
        <translation>否则视频显示整张照片。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>The square as it was at first.</source>
        <translation>恢复最初的方框。</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Key: -</source>
        <translation>按键：-</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Key: +</source>
        <translation>按键：+</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>整张照片</translation>
    </message>
    <message>
        <source>Key: 0</source>
        <translation>按键：0</translation>
    </message>
</context>
<context>
    <name>PhotoCanvas</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PhotoNews</name>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Place points by hand</source>
        <translation>手动放置点</translation>
    </message>
    <message>
        <source>Switch to animal</source>
        <translation>切换为动物</translation>
    </message>
    <message>
        <source>Switch to person</source>
        <translation>切换为人物</translation>
    </message>
    <message>
        <source>Looking for the animal&apos;s face …</source>
        <translation>正在查找动物的脸…</translation>
    </message>
    <message>
        <source>Please check the points: it isn&apos;t clear where the animal&apos;s face is.</source>
        <translation>请检查这些点：无法确定动物的脸在哪里。</translation>
    </message>
    <message>
        <source>Check the points</source>
        <translation>检查这些点</translation>
    </message>
    <message>
        <source>Click eyes and mouth</source>
        <translation>点击眼睛和嘴</translation>
    </message>
    <message>
        <source>A square is enough for the JoyVASA engine only. The built-in engine has to know where the eyes and the mouth are.</source>
        <translation>只有方框时，仅 JoyVASA 引擎够用。内置引擎需要知道眼睛和嘴在哪里。</translation>
    </message>
</context>
<context>
    <name>PhotoPanel</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Open photo</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Choose a picture file.</source>
        <translation>选择图片文件。</translation>
    </message>
    <message>
        <source>Paste photo</source>
        <translation>粘贴照片</translation>
    </message>
    <message>
        <source>Use the picture in the clipboard.</source>
        <translation>使用剪贴板中的图片。</translation>
    </message>
    <message>
        <source>More photos</source>
        <translation>更多照片</translation>
    </message>
    <message>
        <source>Recent photos and samples.</source>
        <translation>最近的照片和示例。</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>A person, drawn or real: the face is found.</source>
        <translation>人物，画的或真实的：自动找到脸。</translation>
    </message>
    <message>
        <source>Animal</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>An animal: its eyes and mouth are found, or you click them.</source>
        <translation>动物：自动找到它的眼睛和嘴，或由你点击。</translation>
    </message>
    <message>
        <source>Face further left</source>
        <translation>更靠左的脸</translation>
    </message>
    <message>
        <source>Face further right</source>
        <translation>更靠右的脸</translation>
    </message>
    <message>
        <source>No photo yet</source>
        <translation>还没有照片</translation>
    </message>
    <message>
        <source>Drop one here, open one, or try a sample.</source>
        <translation>拖到这里、打开一张，或试试示例。</translation>
    </message>
    <message>
        <source>Being read …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>It can&apos;t be used.</source>
        <translation>无法使用。</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>Points found by X-Pose</source>
        <translation>X-Pose 找到的点</translation>
    </message>
    <message>
        <source>Square drawn by hand</source>
        <translation>手动画的方框</translation>
    </message>
    <message>
        <source>Points placed by hand</source>
        <translation>手动放置的点</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n 张脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Face {number} of {count}</source>
        <translation>第 {number} 张脸，共 {count} 张</translation>
    </message>
    <message>
        <source>Switch to animal</source>
        <translation>切换为动物</translation>
    </message>
    <message>
        <source>This looks like an animal.</source>
        <translation>这看起来像动物。</translation>
    </message>
    <message>
        <source>Switch to person</source>
        <translation>切换为人物</translation>
    </message>
    <message>
        <source>This looks like a person.</source>
        <translation>这看起来像人物。</translation>
    </message>
    <message>
        <source>X-Pose finds an animal&apos;s eyes and mouth by itself; it takes {size}, and its licence allows non-commercial research only.</source>
        <translation>X-Pose 能自动找到动物的眼睛和嘴；它需要 {size}，其许可证只允许非商业研究。</translation>
    </message>
    <message>
        <source>As the JoyVASA engine, it needs PyTorch besides.</source>
        <translation>与 JoyVASA 引擎一样，它还需要 PyTorch。</translation>
    </message>
    <message>
        <source>Get models…</source>
        <translation>获取模型…</translation>
    </message>
    <message>
        <source>Sample: a person</source>
        <translation>示例：人物</translation>
    </message>
    <message>
        <source>Sample: a cat</source>
        <translation>示例：猫</translation>
    </message>
    <message>
        <source>Choose face</source>
        <translation>选择脸</translation>
    </message>
</context>
<context>
    <name>PhotoStage</name>
    <message numerus="yes">
        <source>%n face(s) found</source>
        <translation>
            <numerusform>找到 %n 张脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Face {number} of {count} is chosen</source>
        <translation>已选择第 {number} 张脸，共 {count} 张</translation>
    </message>
    <message>
        <source>Only the square</source>
        <translation>仅方框</translation>
    </message>
    <message>
        <source>Reset the square</source>
        <translation>重置方框</translation>
    </message>
    <message>
        <source>Animal</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Remove points</source>
        <translation>移除点</translation>
    </message>
    <message>
        <source>Keep points</source>
        <translation>保留点</translation>
    </message>
</context>
<context>
    <name>PointGuide</name>
    <message>
        <source>Three clicks</source>
        <translation>点三下</translation>
    </message>
    <message>
        <source>Nine points</source>
        <translation>九个点</translation>
    </message>
    <message>
        <source>Both eyes and the mouth; the other points are guessed.</source>
        <translation>双眼和嘴；其余的点自动推测。</translation>
    </message>
    <message>
        <source>Every point by itself; the most exact way.</source>
        <translation>逐个放置每个点；最精确的方式。</translation>
    </message>
    <message>
        <source>Point {number} of {count}</source>
        <translation>第 {number} 个点，共 {count} 个</translation>
    </message>
    <message>
        <source>3 clicks</source>
        <translation>点 3 下</translation>
    </message>
    <message>
        <source>9 points</source>
        <translation>9 个点</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Click: {name}</source>
        <translation>点击：{name}</translation>
    </message>
    <message>
        <source>No animal was found.</source>
        <translation>没有找到动物。</translation>
    </message>
    <message>
        <source>Left and right are those of the picture. Keys: arrows move a cross, Enter sets the point.</source>
        <translation>左右以画面为准。按键：方向键移动十字，Enter 放置点。</translation>
    </message>
    <message>
        <source>Drag the points until they fit</source>
        <translation>拖动各点直到吻合</translation>
    </message>
    <message>
        <source>Point {number}: {name}</source>
        <translation>第 {number} 个点：{name}</translation>
    </message>
    <message>
        <source>Keys: arrows move it, Page Up and Page Down select another.</source>
        <translation>按键：方向键移动，Page Up 和 Page Down 选择其他点。</translation>
    </message>
    <message>
        <source>Fit the square</source>
        <translation>调整方框</translation>
    </message>
    <message>
        <source>It should hold the whole head, upright.</source>
        <translation>它应框住整个头部，并且是正的。</translation>
    </message>
    <message>
        <source>Drag it, its corners, or the round handle that turns it. Keys: arrows move it, with Alt they size it, Page Up and Page Down turn it.</source>
        <translation>拖动它、它的角，或用来旋转的圆形手柄。按键：方向键移动，按住 Alt 缩放，Page Up 和 Page Down 旋转。</translation>
    </message>
    <message>
        <source>left eye, middle</source>
        <translation>左眼中心</translation>
    </message>
    <message>
        <source>right eye, middle</source>
        <translation>右眼中心</translation>
    </message>
    <message>
        <source>mouth, left corner</source>
        <translation>嘴的左角</translation>
    </message>
    <message>
        <source>mouth, right corner</source>
        <translation>嘴的右角</translation>
    </message>
    <message>
        <source>mouth, middle of its line</source>
        <translation>嘴缝中点</translation>
    </message>
    <message>
        <source>left eye, outer corner</source>
        <translation>左眼外角</translation>
    </message>
    <message>
        <source>left eye, inner corner</source>
        <translation>左眼内角</translation>
    </message>
    <message>
        <source>right eye, inner corner</source>
        <translation>右眼内角</translation>
    </message>
    <message>
        <source>right eye, outer corner</source>
        <translation>右眼外角</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>鼻子</translation>
    </message>
    <message>
        <source>upper lip, middle of the mouth line</source>
        <translation>上唇，嘴缝中点</translation>
    </message>
    <message>
        <source>lower lip</source>
        <translation>下唇</translation>
    </message>
    <message>
        <source>Square around the head</source>
        <translation>头部周围的方框</translation>
    </message>
    <message>
        <source>Where eyes or mouth can&apos;t be seen, as from the side.</source>
        <translation>适用于看不到眼睛或嘴的情况，例如侧面。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Takes the last point back.</source>
        <translation>撤回最后一个点。</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Asks for all points.</source>
        <translation>重新放置所有点。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The face is searched for again.</source>
        <translation>重新查找脸。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Places no points.</source>
        <translation>不放置点。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>The points fit.</source>
        <translation>点已吻合。</translation>
    </message>
</context>
<context>
    <name>PointsTool</name>
    <message>
        <source>Place points</source>
        <translation>放置点</translation>
    </message>
    <message>
        <source>Move point</source>
        <translation>移动点</translation>
    </message>
</context>
<context>
    <name>PreviewStage</name>
    <message>
        <source>Nothing to see yet</source>
        <translation>还没有可看的内容</translation>
    </message>
    <message>
        <source>Open a photo and a voice; the face that speaks appears here.</source>
        <translation>打开照片和语音；说话的脸会出现在这里。</translation>
    </message>
    <message>
        <source>Add a voice, and the face speaks.</source>
        <translation>添加语音，脸就会说话。</translation>
    </message>
    <message>
        <source>Drawing takes longer than playing: you see the pictures that are ready. The video will have them all.</source>
        <translation>绘制比播放慢：你看到的是已完成的画面，视频中会包含全部画面。</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Something unexpected happened. You can go on; saving your project is wise.</source>
        <translation>发生意外。你可以继续；建议保存项目。</translation>
    </message>
</context>
<context>
    <name>ProjectDialogs</name>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Find the photo</source>
        <translation>查找照片</translation>
    </message>
    <message>
        <source>Find the voice</source>
        <translation>查找语音</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>this project</source>
        <translation>此项目</translation>
    </message>
    <message>
        <source>Save the changes to {project}?</source>
        <translation>保存对{project}的更改吗？</translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation>否则更改会丢失。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The photo {name} isn&apos;t where it was.</source>
        <translation>照片 {name} 不在原处。</translation>
    </message>
    <message>
        <source>The voice {name} isn&apos;t where it was.</source>
        <translation>语音 {name} 不在原处。</translation>
    </message>
    <message>
        <source>It was in {folder}. The project opens without it, too.</source>
        <translation>它原来在 {folder}。没有它也能打开项目。</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Open without it</source>
        <translation>不带它打开</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) are still being made.</source>
        <translation>
            <numerusform>还有 %n 个视频正在制作。</numerusform>
        </translation>
    </message>
    <message>
        <source>If you quit now, this work is given up; nothing half-made stays behind.</source>
        <translation>如果现在退出，将放弃制作；不会留下半成品。</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>停止并退出</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>A project</source>
        <translation>一个项目</translation>
    </message>
    <message>
        <source>“{name}” wasn&apos;t saved before the program stopped.</source>
        <translation>程序停止前“{name}”没有保存。</translation>
    </message>
    <message>
        <source>A safety copy from {when} is there.</source>
        <translation>有一份 {when} 的安全副本。</translation>
    </message>
    <message>
        <source>Recover it</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete the copy</source>
        <translation>删除副本</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Projects (*{suffix})</source>
        <translation>项目 (*{suffix})</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Make this video sooner.</source>
        <translation>更早制作此视频。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Make this video later.</source>
        <translation>更晚制作此视频。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing half-made stays behind.</source>
        <translation>不会留下半成品。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>The video itself stays.</source>
        <translation>视频本身会保留。</translation>
    </message>
    <message>
        <source>Drag to another place, or use Alt and the arrow keys.</source>
        <translation>拖到其他位置，或使用 Alt 加方向键。</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was left behind.</source>
        <translation>已取消。没有留下任何东西。</translation>
    </message>
    <message>
        <source>{length} of video, made in {time}</source>
        <translation>{length} 的视频，用时 {time}</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>正在检查文件…</translation>
    </message>
    <message>
        <source>Frame {n} of {total}</source>
        <translation>第 {n} 帧，共 {total} 帧</translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation>{n} 帧/秒</translation>
    </message>
    <message>
        <source>{time} a frame</source>
        <translation>每帧 {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还剩 {time}</translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation>正在查看照片…</translation>
    </message>
    <message>
        <source>Listening to the voice…</source>
        <translation>正在聆听语音…</translation>
    </message>
    <message>
        <source>Making the motion…</source>
        <translation>正在生成动作…</translation>
    </message>
    <message>
        <source>Preparing the face…</source>
        <translation>正在准备面部…</translation>
    </message>
    <message>
        <source>It couldn&apos;t be made.</source>
        <translation>制作失败。</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>No video yet</source>
        <translation>还没有视频</translation>
    </message>
    <message>
        <source>Videos that you create are made here, one after the other.</source>
        <translation>你制作的视频会在这里逐个完成。</translation>
    </message>
    <message>
        <source>Create video</source>
        <translation>制作视频</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Takes what has ended off the list; the videos stay.</source>
        <translation>从列表中移除已结束的项；视频会保留。</translation>
    </message>
    <message>
        <source>No video is being made</source>
        <translation>没有正在制作的视频</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) to make</source>
        <translation>
            <numerusform>待制作 %n 个视频</numerusform>
        </translation>
    </message>
    <message>
        <source>All videos are ready</source>
        <translation>所有视频都已完成</translation>
    </message>
</context>
<context>
    <name>Readiness</name>
    <message>
        <source>A video needs a photo and a voice. Open both first.</source>
        <translation>视频需要照片和语音。请先打开两者。</translation>
    </message>
</context>
<context>
    <name>RecordBox</name>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Begins to record; press it again when you are done.</source>
        <translation>开始录音；说完后再按一次。</translation>
    </message>
    <message>
        <source>System: {name}</source>
        <translation>系统：{name}</translation>
    </message>
    <message>
        <source>The microphone that is recorded from.</source>
        <translation>用于录音的麦克风。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Begins a new recording; this one is kept as a file.</source>
        <translation>开始新的录音；当前录音会保留为文件。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ends the recording and uses it as the voice.</source>
        <translation>结束录音并用作语音。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Goes on in the same recording.</source>
        <translation>在同一录音中继续。</translation>
    </message>
    <message>
        <source>Leaves out what is said until you go on.</source>
        <translation>在继续之前所说的内容不会录入。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>One moment: the microphone isn&apos;t listening yet.</source>
        <translation>请稍候：麦克风还没有开始接收声音。</translation>
    </message>
    <message>
        <source>Too loud: step back, or turn the microphone down.</source>
        <translation>太响：请离远一点，或调低麦克风。</translation>
    </message>
    <message>
        <source>Nothing is heard. Is the microphone muted?</source>
        <translation>听不到声音。麦克风静音了吗？</translation>
    </message>
    <message>
        <source>Recording. It is saved while you speak.</source>
        <translation>正在录音。边说边保存。</translation>
    </message>
    <message>
        <source>Microphone of the system</source>
        <translation>系统麦克风</translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source>That was too short to be kept.</source>
        <translation>太短了，没有保留。</translation>
    </message>
    <message>
        <source>Press Record, speak, and press it again when you are done.</source>
        <translation>按“录音”，说话，说完后再按一次。</translation>
    </message>
    <message>
        <source>The system doesn&apos;t let this program use the microphone.</source>
        <translation>系统不允许此程序使用麦克风。</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s privacy settings, or import a sound file.</source>
        <translation>请在系统的隐私设置中允许，或导入声音文件。</translation>
    </message>
    <message>
        <source>What was recorded until then was kept. See that it is connected.</source>
        <translation>此前录下的内容已保留。请确认它已连接。</translation>
    </message>
    <message>
        <source>See that it is connected and switched on, or choose another one.</source>
        <translation>请确认它已连接并打开，或选择另一个。</translation>
    </message>
    <message>
        <source>No more sound comes from the microphone.</source>
        <translation>麦克风不再传来声音。</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Ruler in minutes and seconds</source>
        <translation>以分和秒计的标尺</translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>Position in the video</source>
        <translation>视频中的位置</translation>
    </message>
    <message>
        <source>Drag to look through the video; the arrow keys step by frames.</source>
        <translation>拖动以浏览视频；方向键逐帧移动。</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 到 {high}</translation>
    </message>
    <message>
        <source>At first: {value}</source>
        <translation>初始值：{value}</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>重置{setting}</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SquareTool</name>
    <message>
        <source>Square</source>
        <translation>方框</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>What draws the pictures.</source>
        <translation>负责绘制画面的设备。</translation>
    </message>
    <message>
        <source>Memory of the window and of the pipeline together.</source>
        <translation>窗口与处理进程共用的内存。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>还剩 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
</context>
<context>
    <name>StoreCard</name>
    <message>
        <source>{size} free</source>
        <translation>剩余 {size}</translation>
    </message>
    <message>
        <source>Waits until the other work is done</source>
        <translation>等待其他工作完成</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>New models go to another folder, for example on a larger disk.</source>
        <translation>新模型将存到其他文件夹，例如更大的磁盘上。</translation>
    </message>
    <message>
        <source>Use the usual folder again</source>
        <translation>恢复使用默认文件夹</translation>
    </message>
    <message>
        <source>Use a folder that I have…</source>
        <translation>使用已有的文件夹…</translation>
    </message>
    <message>
        <source>Models that JoyVASA or LivePortrait use already stay where they are.</source>
        <translation>JoyVASA 或 LivePortrait 已在使用的模型会留在原处。</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Copies models from a ZIP or a folder, without internet.</source>
        <translation>从 ZIP 或文件夹复制模型，无需联网。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writes a ZIP with models, for a computer without internet.</source>
        <translation>写入一个包含模型的 ZIP，供不能联网的电脑使用。</translation>
    </message>
    <message>
        <source>From a ZIP…</source>
        <translation>从 ZIP…</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>从文件夹…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
</context>
<context>
    <name>TakeEditor</name>
    <message>
        <source>The same words, said in another way. The take you see is kept.</source>
        <translation>同样的话，换一种说法。当前的演绎会保留。</translation>
    </message>
    <message>
        <source>Another take</source>
        <translation>再演绎一次</translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>Another take</source>
        <translation>再演绎一次</translation>
    </message>
    <message>
        <source>Choose a take</source>
        <translation>选择演绎</translation>
    </message>
    <message>
        <source>Remove a take</source>
        <translation>移除演绎</translation>
    </message>
    <message>
        <source>Compare takes</source>
        <translation>比较演绎</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>停止比较</translation>
    </message>
    <message>
        <source>Take {number}</source>
        <translation>演绎 {number}</translation>
    </message>
    <message>
        <source>from {file}</source>
        <translation>来自 {file}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
</context>
<context>
    <name>TakesList</name>
    <message>
        <source>compared</source>
        <translation>比较中</translation>
    </message>
</context>
<context>
    <name>TakesPanel</name>
    <message>
        <source>Another take</source>
        <translation>再演绎一次</translation>
    </message>
    <message>
        <source>Import motion…</source>
        <translation>导入动作…</translation>
    </message>
    <message>
        <source>Save the motion…</source>
        <translation>保存动作…</translation>
    </message>
    <message>
        <source>Remove this take</source>
        <translation>移除此演绎</translation>
    </message>
    <message>
        <source>Each take moves in its own way: the lines are nodding and, paler, turning.</source>
        <translation>每个演绎都有自己的动作：线条表示点头，较浅的表示转头。</translation>
    </message>
    <message>
        <source>Import motion</source>
        <translation>导入动作</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>The same words, said in another way. The take you see is kept.</source>
        <translation>同样的话，换一种说法。当前的演绎会保留。</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>演绎</translation>
    </message>
    <message>
        <source>A motion from a file (.npz, .csv, .pkl) becomes a take.</source>
        <translation>文件（.npz、.csv、.pkl）中的动作成为一个演绎。</translation>
    </message>
    <message>
        <source>Keeps the motion of this take in a file.</source>
        <translation>把此演绎的动作保存到文件。</translation>
    </message>
    <message>
        <source>Undo brings it back.</source>
        <translation>撤销可恢复。</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>Shows another take beside this one, in the preview and in the curves.</source>
        <translation>在预览和曲线中把另一个演绎与此并排显示。</translation>
    </message>
    <message>
        <source>No takes yet</source>
        <translation>还没有演绎</translation>
    </message>
    <message>
        <source>Add a voice, and every take says its words in another way.</source>
        <translation>添加语音，每个演绎都会以不同方式说出来。</translation>
    </message>
    <message>
        <source>As it is shown…</source>
        <translation>按显示的样子…</translation>
    </message>
    <message>
        <source>With all gains and limits of the settings.</source>
        <translation>包含设置中的所有增益和限制。</translation>
    </message>
    <message>
        <source>As it was made…</source>
        <translation>按生成的样子…</translation>
    </message>
    <message>
        <source>Before gains and limits: the settings can still change it.</source>
        <translation>未应用增益和限制：设置仍可改变它。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Save the motion</source>
        <translation>保存动作</translation>
    </message>
    <message>
        <source>Motion with everything</source>
        <translation>完整动作</translation>
    </message>
    <message>
        <source>Table of curves</source>
        <translation>曲线表格</translation>
    </message>
    <message>
        <source>LivePortrait template</source>
        <translation>LivePortrait 模板</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>已保存 {file}。</translation>
    </message>
</context>
<context>
    <name>TimeSheet</name>
    <message>
        <source>Stretch that is shown</source>
        <translation>显示的片段</translation>
    </message>
    <message>
        <source>Curves that are in view</source>
        <translation>可见的曲线</translation>
    </message>
</context>
<context>
    <name>TimeSurface</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Shows a longer stretch.</source>
        <translation>显示更长的片段。</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Shows a shorter stretch.</source>
        <translation>显示更短的片段。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>From start to end.</source>
        <translation>从头到尾。</translation>
    </message>
    <message>
        <source>No voice yet</source>
        <translation>还没有语音</translation>
    </message>
    <message>
        <source>Open or record a voice: its sound and the motion it makes appear here.</source>
        <translation>打开或录制语音：它的声音和产生的动作会出现在这里。</translation>
    </message>
    <message>
        <source>Playhead at %1</source>
        <translation>播放头位于 %1</translation>
    </message>
    <message>
        <source>The voice is being turned into motion …</source>
        <translation>正在把语音变成动作…</translation>
    </message>
    <message>
        <source>The motion of the face appears here.</source>
        <translation>面部的动作会出现在这里。</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Create video</source>
        <translation>制作视频</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>What the middle of the window shows</source>
        <translation>窗口中间显示的内容</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>回到开头</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>It begins again at the end.</source>
        <translation>播放到结尾后重新开始。</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>The photo beside what becomes of it; drag the line between them.</source>
        <translation>照片与效果并排；拖动中间的线。</translation>
    </message>
    <message>
        <source>Compare takes</source>
        <translation>比较演绎</translation>
    </message>
    <message>
        <source>This take beside another one.</source>
        <translation>此演绎与另一个并排。</translation>
    </message>
    <message>
        <source>Video&apos;s own size</source>
        <translation>视频原始大小</translation>
    </message>
    <message>
        <source>Every pixel of the video; drag the picture to see the rest of it.</source>
        <translation>显示视频的每个像素；拖动画面查看其余部分。</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>退出全屏</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>关闭声音</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>No device for sound was found; the picture plays without it.</source>
        <translation>没有找到声音设备；画面将无声播放。</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>无声音</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>打开声音</translation>
    </message>
</context>
<context>
    <name>Trim</name>
    <message>
        <source>Trim the voice</source>
        <translation>裁剪语音</translation>
    </message>
</context>
<context>
    <name>TrimHandle</name>
    <message>
        <source>Start of the voice</source>
        <translation>语音起点</translation>
    </message>
    <message>
        <source>End of the voice</source>
        <translation>语音终点</translation>
    </message>
    <message>
        <source>Drag to leave a part out; double-click to take it back.</source>
        <translation>拖动以略去一段；双击可恢复。</translation>
    </message>
</context>
<context>
    <name>TweakPanel</name>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation>没有这样名称的设置。</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>已更改 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>重置所有设置</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Shows only the settings that are about these words.</source>
        <translation>只显示与这些词相关的设置。</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>All settings as at first; photo, voice and take stay as they are.</source>
        <translation>所有设置恢复初始；照片、语音和演绎保持不变。</translation>
    </message>
    <message>
        <source>Preset: {name}</source>
        <translation>预设：{name}</translation>
    </message>
</context>
<context>
    <name>VoiceKey</name>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1，共 %2</translation>
    </message>
</context>
<context>
    <name>VoicePanel</name>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Import voice</source>
        <translation>导入语音</translation>
    </message>
    <message>
        <source>Choose a sound file or a video with sound.</source>
        <translation>选择声音文件或带声音的视频。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Where the sound file is.</source>
        <translation>声音文件所在位置。</translation>
    </message>
    <message>
        <source>More voices</source>
        <translation>更多语音</translation>
    </message>
    <message>
        <source>Recent voices and a sample.</source>
        <translation>最近的语音和示例。</translation>
    </message>
    <message>
        <source>Record one, drop a file, or try the sample.</source>
        <translation>录一段、拖入文件，或试试示例。</translation>
    </message>
    <message>
        <source>It can&apos;t be used.</source>
        <translation>无法使用。</translation>
    </message>
    <message>
        <source>Being read …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>{rate} kHz</source>
        <translation>{rate} kHz</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n 声道</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{duration} min</source>
        <translation>{duration} 分</translation>
    </message>
    <message>
        <source>No voice yet</source>
        <translation>还没有语音</translation>
    </message>
    <message>
        <source>Record voice</source>
        <translation>录制语音</translation>
    </message>
    <message>
        <source>A recording that was cut off has been saved: {name}</source>
        <translation>一段中断的录音已被保存：{name}</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Open voice</source>
        <translation>打开语音</translation>
    </message>
    <message>
        <source>Sample voice</source>
        <translation>示例语音</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Waveform of the voice</source>
        <translation>语音波形</translation>
    </message>
</context>
<context>
    <name>WayOut</name>
    <message>
        <source>Get models…</source>
        <translation>获取模型…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Get the GPU pack ({size})…</source>
        <translation>获取 GPU 包（{size}）…</translation>
    </message>
    <message>
        <source>GPU pack…</source>
        <translation>GPU 包…</translation>
    </message>
    <message>
        <source>Use the built-in engine</source>
        <translation>改用内置引擎</translation>
    </message>
</context>
<context>
    <name>WaysOn</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>仍然使用</translation>
    </message>
    <message>
        <source>Throw it away and get it again</source>
        <translation>丢弃并重新获取</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Welcome to JoyVASA Desktop</source>
        <translation>欢迎使用 JoyVASA Desktop</translation>
    </message>
    <message>
        <source>It makes a photo of a person or an animal speak. Everything happens on this computer; no picture and no voice leaves it.</source>
        <translation>它能让人物或动物的照片开口说话。一切都在这台电脑上完成；图片和声音都不会离开它。</translation>
    </message>
    <message>
        <source>1. A photo</source>
        <translation>1. 照片</translation>
    </message>
    <message>
        <source>Open a picture that shows a face clearly.</source>
        <translation>打开一张脸部清晰的图片。</translation>
    </message>
    <message>
        <source>2. A voice</source>
        <translation>2. 语音</translation>
    </message>
    <message>
        <source>Import a recording, or speak.</source>
        <translation>导入录音，或直接说话。</translation>
    </message>
    <message>
        <source>3. A video</source>
        <translation>3. 视频</translation>
    </message>
    <message>
        <source>Watch, adjust what moves, and save.</source>
        <translation>观看，调整动作，然后保存。</translation>
    </message>
    <message>
        <source>Two engines</source>
        <translation>两个引擎</translation>
    </message>
    <message>
        <source>The built-in engine ships with the program and needs no download and no graphics card: it hears the sounds of speech and moves the face in the photo accordingly. The JoyVASA engine looks more lifelike; it needs its published models on this computer, and an NVIDIA graphics card to be quick.</source>
        <translation>内置引擎随程序提供，无需下载，也不需要显卡：它听辨语音，并相应地驱动照片中的脸。JoyVASA 引擎看起来更逼真；它需要这台电脑上有其已发布的模型，并且要有 NVIDIA 显卡才会快。</translation>
    </message>
    <message>
        <source>Get models…</source>
        <translation>获取模型…</translation>
    </message>
    <message>
        <source>The models are there: new photos of people begin with the JoyVASA engine.</source>
        <translation>模型已就绪：新的人物照片将默认使用 JoyVASA 引擎。</translation>
    </message>
    <message>
        <source>I use only my own face and voice, or those I have permission for.</source>
        <translation>我只使用自己的脸和声音，或已获许可的脸和声音。</translation>
    </message>
    <message>
        <source>Videos that deceive or hurt people are not what this program is for.</source>
        <translation>本程序不是用来制作欺骗或伤害他人的视频的。</translation>
    </message>
    <message>
        <source>Every video says in its file that it was made by a program.</source>
        <translation>每个视频的文件中都注明由程序制作。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Tick the sentence above first.</source>
        <translation>请先勾选上面那句话。</translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>_OtherFolder</name>
    <message>
        <source>Also used:</source>
        <translation>同时使用：</translation>
    </message>
    <message>
        <source>Don&apos;t use this folder</source>
        <translation>不再使用此文件夹</translation>
    </message>
    <message>
        <source>Nothing in it is deleted.</source>
        <translation>其中的内容不会被删除。</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>1 is open as in the photo.</source>
        <translation>1 表示与照片中一样睁开。</translation>
    </message>
    <message>
        <source>A checkpoint holds only numbers; use the file that its authors published.</source>
        <translation>权重文件只包含数字；请使用其作者发布的文件。</translation>
    </message>
    <message>
        <source>A part of the program is missing: {0}.</source>
        <translation>程序缺少一个组成部分：{0}。</translation>
    </message>
    <message>
        <source>A person needs four points, not an array of {0}.</source>
        <translation>人物需要四个点，而不是 {0} 的数组。</translation>
    </message>
    <message>
        <source>A point of the {0} isn&apos;t a number.</source>
        <translation>{0}的一个点不是数字。</translation>
    </message>
    <message>
        <source>A point of the {0} lies outside the photo.</source>
        <translation>{0}的一个点位于照片之外。</translation>
    </message>
    <message>
        <source>A smile that is always there; below 0 it is stern.</source>
        <translation>始终保持的微笑；低于 0 则表情严肃。</translation>
    </message>
    <message>
        <source>A square is written as {&quot;animal_square&quot;: {&quot;centre&quot;: [x, y], &quot;side&quot;: pixels, &quot;angle&quot;: degrees}}, clockwise; the angle may be left out.</source>
        <translation>方框写作 {&quot;animal_square&quot;: {&quot;centre&quot;: [x, y], &quot;side&quot;: pixels, &quot;angle&quot;: degrees}}，角度按顺时针计，可以省略。</translation>
    </message>
    <message>
        <source>A template holds 20 minutes at most.</source>
        <translation>模板最多容纳 20 分钟。</translation>
    </message>
    <message>
        <source>A video of {0} pixels is too small to see anything.</source>
        <translation>{0} 像素的视频太小，什么也看不清。</translation>
    </message>
    <message>
        <source>A video of {0} x {1} pixels can&apos;t be stored.</source>
        <translation>无法保存 {0} × {1} 像素的视频。</translation>
    </message>
    <message>
        <source>AI-generated: a photo animated by JoyVASA Desktop; the movements never happened.</source>
        <translation>AI 生成：由 JoyVASA Desktop 驱动的照片；这些动作从未真实发生。</translation>
    </message>
    <message>
        <source>Accept them, or leave these models out.</source>
        <translation>请接受这些条件，或不使用这些模型。</translation>
    </message>
    <message>
        <source>All head motion together; 0 holds it still.</source>
        <translation>头部的全部动作；0 表示头部不动。</translation>
    </message>
    <message>
        <source>All of the face together, lips included.</source>
        <translation>整个面部，包括嘴唇。</translation>
    </message>
    <message>
        <source>An animal needs nine points on its face.</source>
        <translation>动物的脸上需要九个点。</translation>
    </message>
    <message>
        <source>An animal needs nine points, not an array of {0}.</source>
        <translation>动物需要九个点，而不是 {0} 的数组。</translation>
    </message>
    <message>
        <source>Animal</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>Animals</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>Animals, first version</source>
        <translation>动物，第一版</translation>
    </message>
    <message>
        <source>Another number gives another take of the same words; the same number the same take.</source>
        <translation>换一个数字，同样的话就有另一种演绎；数字相同，演绎相同。</translation>
    </message>
    <message>
        <source>Another window has this project open.</source>
        <translation>另一个窗口已打开此项目。</translation>
    </message>
    <message>
        <source>Apache-2.0</source>
        <translation>Apache-2.0</translation>
    </message>
    <message>
        <source>As the engine does it.</source>
        <translation>按引擎的默认效果。</translation>
    </message>
    <message>
        <source>Backdrop</source>
        <translation>底色</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Blink depth</source>
        <translation>眨眼幅度</translation>
    </message>
    <message>
        <source>Blinks</source>
        <translation>眨眼</translation>
    </message>
    <message>
        <source>Both are 0 or more.</source>
        <translation>两者都必须大于或等于 0。</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>平静</translation>
    </message>
    <message>
        <source>Calmer, rounder movements of head, brows and mouth; 1 is very smooth.</source>
        <translation>头部、眉毛和嘴的动作更平缓圆润；1 表示非常平滑。</translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation>请检查它的名称和文件夹。</translation>
    </message>
    <message>
        <source>Check its name, or copy it to another folder.</source>
        <translation>请检查它的名称，或将它复制到其他文件夹。</translation>
    </message>
    <message>
        <source>Check its permissions, or close other programs that use it.</source>
        <translation>请检查它的权限，或关闭正在使用它的其他程序。</translation>
    </message>
    <message>
        <source>Check its permissions, or copy the models to another folder.</source>
        <translation>请检查它的权限，或将模型复制到其他文件夹。</translation>
    </message>
    <message>
        <source>Check the disk or the network, then try again.</source>
        <translation>请检查磁盘或网络，然后重试。</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>请检查磁盘。</translation>
    </message>
    <message>
        <source>Check the environment variable HF_ENDPOINT: it begins with https://.</source>
        <translation>请检查环境变量 HF_ENDPOINT：它以 https:// 开头。</translation>
    </message>
    <message>
        <source>Check the network, and HTTPS_PROXY if you need a proxy; what has come so far is kept.</source>
        <translation>请检查网络；如果需要代理，也请检查 HTTPS_PROXY。已收到的内容会保留。</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings, or HTTPS_PROXY with the proxy&apos;s address, name and password.</source>
        <translation>请检查系统的代理设置，或 HTTPS_PROXY 中代理的地址、用户名和密码。</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>Chinese HuBERT</source>
        <translation>中文 HuBERT</translation>
    </message>
    <message>
        <source>Chinese HuBERT by itself</source>
        <translation>单独的中文 HuBERT</translation>
    </message>
    <message>
        <source>Choose 0 for the photo&apos;s own size, or at least {0} pixels.</source>
        <translation>选择 0 以使用照片本身的大小，或至少 {0} 像素。</translation>
    </message>
    <message>
        <source>Choose WebM or PNG pictures.</source>
        <translation>请选择 WebM 或 PNG 图片。</translation>
    </message>
    <message>
        <source>Choose a faster disk.</source>
        <translation>请选择更快的磁盘。</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>请选择其中的一个文件。</translation>
    </message>
    <message>
        <source>Choose a file that ends with {0}.</source>
        <translation>请选择以 {0} 结尾的文件。</translation>
    </message>
    <message>
        <source>Choose a larger photo: {0} pixels are needed, 200 look good.</source>
        <translation>请选择更大的照片：至少需要 {0} 像素，200 像素效果较好。</translation>
    </message>
    <message>
        <source>Choose a later end, or 0 for the end of the sound.</source>
        <translation>请选择更晚的终点，或选 0 表示声音的结尾。</translation>
    </message>
    <message>
        <source>Choose a longer one.</source>
        <translation>请选择更长的声音。</translation>
    </message>
    <message>
        <source>Choose a motion file.</source>
        <translation>请选择动作文件。</translation>
    </message>
    <message>
        <source>Choose a part of it with a start and an end.</source>
        <translation>请用起点和终点选取其中一段。</translation>
    </message>
    <message>
        <source>Choose a photo in which both eyes and the whole mouth show.</source>
        <translation>请选择能看到双眼和整张嘴的照片。</translation>
    </message>
    <message>
        <source>Choose a photo in which the whole mouth shows.</source>
        <translation>请选择能看到整张嘴的照片。</translation>
    </message>
    <message>
        <source>Choose a photo in {0}.</source>
        <translation>请选择 {0} 格式的照片。</translation>
    </message>
    <message>
        <source>Choose a photo that shows the whole face.</source>
        <translation>请选择能看到整张脸的照片。</translation>
    </message>
    <message>
        <source>Choose a picture with at least {0} pixels on each side.</source>
        <translation>请选择每边至少 {0} 像素的图片。</translation>
    </message>
    <message>
        <source>Choose a project.</source>
        <translation>请选择项目。</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>请选择更短的名称。</translation>
    </message>
    <message>
        <source>Choose a size up to {0} pixels a side.</source>
        <translation>请选择每边不超过 {0} 像素的大小。</translation>
    </message>
    <message>
        <source>Choose a sound file, or a video with sound.</source>
        <translation>请选择声音文件或带声音的视频。</translation>
    </message>
    <message>
        <source>Choose an earlier start.</source>
        <translation>请选择更早的起点。</translation>
    </message>
    <message>
        <source>Choose an unprotected recording, such as WAV, MP3, M4A, FLAC or Ogg.</source>
        <translation>请选择未受保护的录音，例如 WAV、MP3、M4A、FLAC 或 Ogg。</translation>
    </message>
    <message>
        <source>Choose another disk; FAT ends at 4 GB.</source>
        <translation>请选择其他磁盘；FAT 最多支持 4 GB。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>Choose another folder for the models; what lies in this one can still be used.</source>
        <translation>请选择其他文件夹存放模型；此文件夹中已有的仍可使用。</translation>
    </message>
    <message>
        <source>Choose another folder, or close the program that has the file open.</source>
        <translation>请选择其他文件夹，或关闭占用该文件的程序。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another motion generator.</source>
        <translation>请选择另一个动作生成器。</translation>
    </message>
    <message>
        <source>Choose another name for the result.</source>
        <translation>请为结果选择其他名称。</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>请选择其他名称或文件夹。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <source>Choose motion_template.pkl, or download it again.</source>
        <translation>请选择 motion_template.pkl，或重新下载。</translation>
    </message>
    <message>
        <source>Choose one of {0}.</source>
        <translation>请从 {0} 中选择。</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>请选择其一：{0}。</translation>
    </message>
    <message>
        <source>Choose one with at most {0} megapixels, and at most {1} pixels on each side.</source>
        <translation>请选择不超过 {0} 百万像素且每边不超过 {1} 像素的图片。</translation>
    </message>
    <message>
        <source>Choose the built-in engine, which needs nothing else.</source>
        <translation>请选择内置引擎，它不需要任何其他东西。</translation>
    </message>
    <message>
        <source>Choose the encoder&apos;s folder that belongs to it, such as chinese-hubert-base, with config.json and, if the motion generator has no complete encoder, its weights.</source>
        <translation>请选择与之配套的编码器文件夹，例如 chinese-hubert-base，其中要有 config.json；如果动作生成器不含完整的编码器，还要有它的权重。</translation>
    </message>
    <message>
        <source>Choose the folder in which the files themselves are.</source>
        <translation>请选择文件本身所在的文件夹。</translation>
    </message>
    <message>
        <source>Choose the folder of an encoder with 50 rows a second.</source>
        <translation>请选择每秒输出 50 行的编码器文件夹。</translation>
    </message>
    <message>
        <source>Choose the folder of the models itself.</source>
        <translation>请选择模型本身的文件夹。</translation>
    </message>
    <message>
        <source>Choose the folder or the ZIP archive that holds them, under any name.</source>
        <translation>请选择包含它们的文件夹或 ZIP 压缩包，名称不限。</translation>
    </message>
    <message>
        <source>Click its eyes and mouth in the window, or give a file of points. The models that find animals&apos; faces place them, too.</source>
        <translation>请在窗口中点击它的眼睛和嘴，或提供点文件。查找动物脸的模型也能放置这些点。</translation>
    </message>
    <message>
        <source>Put the published file of that name in its place.</source>
        <translation>请把已发布的同名文件放到它的位置。</translation>
    </message>
    <message>
        <source>Choose the sound again, so that picture and sound fit.</source>
        <translation>请重新选择声音，使画面与声音一致。</translation>
    </message>
    <message>
        <source>A file of points is a text file in the format JSON, with {&quot;animal_points&quot;: [[x, y], …]}.</source>
        <translation>点文件是 JSON 格式的文本文件，内容为 {&quot;animal_points&quot;: [[x, y], …]}。</translation>
    </message>
    <message>
        <source>A file of points is a text file in the format JSON, with {&quot;person_points&quot;: [[x, y], …]}.</source>
        <translation>点文件是 JSON 格式的文本文件，内容为 {&quot;person_points&quot;: [[x, y], …]}。</translation>
    </message>
    <message>
        <source>A model of the JoyVASA engine for animals can&apos;t be used: {0} ({1}).</source>
        <translation>JoyVASA 引擎的一个动物模型无法使用：{0}（{1}）。</translation>
    </message>
    <message>
        <source>A model of the JoyVASA engine for people can&apos;t be used: {0} ({1}).</source>
        <translation>JoyVASA 引擎的一个人物模型无法使用：{0}（{1}）。</translation>
    </message>
    <message>
        <source>Accept them, or let the processor do the work.</source>
        <translation>请接受这些条款，或让处理器完成工作。</translation>
    </message>
    <message>
        <source>By its points the face stands on its head, with the mouth above the eyes: if it doesn&apos;t, check their order.</source>
        <translation>按这些点，面部是倒立的，嘴在眼睛上方：如果不是这样，请检查点的顺序。</translation>
    </message>
    <message>
        <source>Change its permissions, or close other programs that use it; then import again.</source>
        <translation>请更改它的权限，或关闭正在使用它的其他程序，然后重新导入。</translation>
    </message>
    <message>
        <source>Choose the mode for animals, or another file of points.</source>
        <translation>请选择动物模式，或另一个点文件。</translation>
    </message>
    <message>
        <source>Choose the mode for people, or another file of points.</source>
        <translation>请选择人物模式，或另一个点文件。</translation>
    </message>
    <message>
        <source>Choose {0} to {1}.</source>
        <translation>请选择 {0} 到 {1}。</translation>
    </message>
    <message>
        <source>Click one eye, the other, then the mouth.</source>
        <translation>依次点击一只眼、另一只眼，然后是嘴。</translation>
    </message>
    <message>
        <source>Clockwise.</source>
        <translation>顺时针。</translation>
    </message>
    <message>
        <source>Close other programs that use it, then try again.</source>
        <translation>请关闭正在使用它的其他程序，然后重试。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller largest picture.</source>
        <translation>请关闭其他程序，或选择更小的最大图片尺寸。</translation>
    </message>
    <message>
        <source>Close other programs, or place the points of its eyes, nose and mouth by hand.</source>
        <translation>请关闭其他程序，或手动放置眼睛、鼻子和嘴的点。</translation>
    </message>
    <message>
        <source>Close other programs, then start this program again.</source>
        <translation>请关闭其他程序，然后重新启动本程序。</translation>
    </message>
    <message>
        <source>Close other programs, then try again: nothing is fetched twice. Until then the processor does the work.</source>
        <translation>请关闭其他程序，然后重试：不会重复下载。在此之前由处理器完成工作。</translation>
    </message>
    <message>
        <source>Colour behind a transparent photo, as #rrggbb.</source>
        <translation>透明照片背后的颜色，格式为 #rrggbb。</translation>
    </message>
    <message>
        <source>Convert it to WAV with another program, or choose another file.</source>
        <translation>请用其他程序将它转换为 WAV，或选择其他文件。</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>请重新复制或下载。</translation>
    </message>
    <message>
        <source>Copy or download the file again.</source>
        <translation>请重新复制或下载该文件。</translation>
    </message>
    <message>
        <source>Copy the details into a report, so that it can be put right.</source>
        <translation>请将详细信息复制到报告中，以便修复。</translation>
    </message>
    <message>
        <source>Copy them there, under these names; “joyvasa-desktop gpu files” tells their addresses.</source>
        <translation>请以这些名称把它们复制到那里；“joyvasa-desktop gpu files”会列出它们的地址。</translation>
    </message>
    <message>
        <source>Corners of the mouth up.</source>
        <translation>嘴角上扬。</translation>
    </message>
    <message>
        <source>Create it or choose another folder.</source>
        <translation>请创建它，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Cut out the part with the face.</source>
        <translation>请裁出有脸的部分。</translation>
    </message>
    <message>
        <source>Cutting out the person</source>
        <translation>正在抠出人物</translation>
    </message>
    <message>
        <source>Down.</source>
        <translation>向下。</translation>
    </message>
    <message>
        <source>Download it again from the place where its authors published it.</source>
        <translation>请从作者发布它的地方重新下载。</translation>
    </message>
    <message>
        <source>Download its folder again.</source>
        <translation>请重新下载它的文件夹。</translation>
    </message>
    <message>
        <source>Download the folder again.</source>
        <translation>请重新下载该文件夹。</translation>
    </message>
    <message>
        <source>Downloads are switched off by the environment variable HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE.</source>
        <translation>环境变量 HF_HUB_OFFLINE 或 TRANSFORMERS_OFFLINE 关闭了下载。</translation>
    </message>
    <message>
        <source>Draw it around the whole head.</source>
        <translation>请让它框住整个头部。</translation>
    </message>
    <message>
        <source>Drawing frames</source>
        <translation>正在绘制画面</translation>
    </message>
    <message>
        <source>Draws teeth where the photo shows none (people).</source>
        <translation>照片中看不到牙齿时画出牙齿（仅人物）。</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>English HuBERT</source>
        <translation>英文 HuBERT</translation>
    </message>
    <message>
        <source>Export it again, as WAV with 16 or 24 bits.</source>
        <translation>请重新导出为 16 位或 24 位的 WAV。</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Eye at picture left</source>
        <translation>画面左侧的眼睛</translation>
    </message>
    <message>
        <source>Eye at picture right</source>
        <translation>画面右侧的眼睛</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>眼睛</translation>
    </message>
    <message>
        <source>Face finding as published</source>
        <translation>与发布版相同的人脸查找</translation>
    </message>
    <message>
        <source>Face {0} doesn&apos;t exist: the photo has {1}.</source>
        <translation>第 {0} 张脸不存在：照片中有 {1}。</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>Fetch the real one with “git lfs pull”, or download it from its page.</source>
        <translation>请用 “git lfs pull” 获取真正的文件，或从其页面下载。</translation>
    </message>
    <message>
        <source>Finding animals&apos; faces</source>
        <translation>查找动物的脸</translation>
    </message>
    <message>
        <source>Finds and crops faces as LivePortrait does; without it the built-in face finder does that.</source>
        <translation>像 LivePortrait 那样查找并裁剪人脸；没有它时由内置的人脸查找代替。</translation>
    </message>
    <message>
        <source>Finds the points of an animal&apos;s face; without it you set nine points by hand.</source>
        <translation>查找动物脸上的点；没有它时由你手动放置九个点。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Four points are placed in this order: left eye, middle; right eye, middle; mouth, left corner; mouth, right corner.</source>
        <translation>四个点的顺序为：左眼中间；右眼中间；嘴的左角；嘴的右角。</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Free some space or choose another disk.</source>
        <translation>请释放一些空间，或选择其他磁盘。</translation>
    </message>
    <message>
        <source>Free some space, or choose a folder on another disk for the models.</source>
        <translation>请释放一些空间，或为模型选择其他磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>Free some space, then try again; what has come so far is kept.</source>
        <translation>请腾出一些空间再重试；已获取的部分会保留。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Gap between the lips per mouth width.</source>
        <translation>双唇间距与嘴宽之比。</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>视线</translation>
    </message>
    <message>
        <source>Gaze sideways</source>
        <translation>视线左右</translation>
    </message>
    <message>
        <source>Gaze up and down</source>
        <translation>视线上下</translation>
    </message>
    <message>
        <source>Get it again on the Models page, or with “joyvasa-desktop gpu get”.</source>
        <translation>请在模型页面重新获取，或使用“joyvasa-desktop gpu get”。</translation>
    </message>
    <message>
        <source>Get it again; if it happens again, get the models from another place.</source>
        <translation>请重新获取；如果再次发生，请从别处获取模型。</translation>
    </message>
    <message>
        <source>Get it again; if it happens again, something on the way changes what is downloaded.</source>
        <translation>请重新获取；如果再次发生，则说明途中有什么改动了下载的内容。</translation>
    </message>
    <message>
        <source>Get it from another place.</source>
        <translation>请从别处获取。</translation>
    </message>
    <message>
        <source>Get or import it again, then pack the models.</source>
        <translation>请重新获取或导入，然后再打包模型。</translation>
    </message>
    <message>
        <source>Get or import the models first.</source>
        <translation>请先获取或导入模型。</translation>
    </message>
    <message>
        <source>Get them with &quot;joyvasa-desktop models get {0}&quot;, or in the window on the page Models; or choose the built-in engine, which needs nothing else.</source>
        <translation>请用 &quot;joyvasa-desktop models get {0}&quot; 获取，或在窗口的“模型”页面获取；也可以选择内置引擎，它不需要任何其他东西。</translation>
    </message>
    <message>
        <source>Go on later: what has come so far is kept.</source>
        <translation>请稍后继续：已下载的部分会保留。</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>Half the head motion, smoother, fewer blinks.</source>
        <translation>头部动作减半，更平滑，眨眼更少。</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>Head down.</source>
        <translation>低头。</translation>
    </message>
    <message>
        <source>Head motion</source>
        <translation>头部动作</translation>
    </message>
    <message>
        <source>Head still</source>
        <translation>头部不动</translation>
    </message>
    <message>
        <source>Higher is a sharper picture and a larger file.</source>
        <translation>越高画面越清晰，文件也越大。</translation>
    </message>
    <message>
        <source>How closely the motion follows the voice (cfg scale): higher is livelier and pronounced, lower is calmer; far up it looks overdone.</source>
        <translation>动作跟随语音的紧密程度（cfg scale）：越高越生动明显，越低越平静；过高会显得夸张。</translation>
    </message>
    <message>
        <source>How far a blink closes the eyes.</source>
        <translation>眨眼时眼睛闭合的程度。</translation>
    </message>
    <message>
        <source>How far the mouth opens.</source>
        <translation>嘴张开的程度。</translation>
    </message>
    <message>
        <source>How much around the face the square shows: more is further away.</source>
        <translation>方框在脸周围显示多少：越大越远。</translation>
    </message>
    <message>
        <source>How much the brows move.</source>
        <translation>眉毛动作的幅度。</translation>
    </message>
    <message>
        <source>How much the eyes wander.</source>
        <translation>视线游移的幅度。</translation>
    </message>
    <message>
        <source>How much the head comes near and goes away.</source>
        <translation>头部靠近和远离的幅度。</translation>
    </message>
    <message>
        <source>How much the head goes up and down.</source>
        <translation>头部上下点动的幅度。</translation>
    </message>
    <message>
        <source>How much the head leans to the shoulders.</source>
        <translation>头部向肩膀倾斜的幅度。</translation>
    </message>
    <message>
        <source>How much the head turns left and right.</source>
        <translation>头部左右转动的幅度。</translation>
    </message>
    <message>
        <source>How much the lips spread and round.</source>
        <translation>嘴唇展开和收圆的幅度。</translation>
    </message>
    <message>
        <source>How much the whole head moves sideways, up and down.</source>
        <translation>整个头部左右、上下移动的幅度。</translation>
    </message>
    <message>
        <source>How often the eyes blink; 0 is never.</source>
        <translation>眨眼的频率；0 表示从不。</translation>
    </message>
    <message>
        <source>If a proxy of your company or school stands in between, let SSL_CERT_FILE name its certificate.</source>
        <translation>如果中间有公司或学校的代理，请让 SSL_CERT_FILE 指向它的证书。</translation>
    </message>
    <message>
        <source>Import it again, or choose another take.</source>
        <translation>请重新导入，或选择另一个演绎。</translation>
    </message>
    <message>
        <source>Import it instead.</source>
        <translation>请改为导入。</translation>
    </message>
    <message>
        <source>Import it instead: then they are found under any name.</source>
        <translation>请改为导入：这样无论叫什么名称都能找到。</translation>
    </message>
    <message>
        <source>Import its file again.</source>
        <translation>请重新导入它的文件。</translation>
    </message>
    <message>
        <source>InsightFace&apos;s face models are for non-commercial research only. Whoever wants to earn money with the videos must leave these models out. Without them the program finds faces with its own face finder, which is free for every use.</source>
        <translation>InsightFace 的人脸模型仅限非商业研究。想用视频赚钱的人不得使用这些模型。没有它们时，程序用自带的人脸查找来找脸，它可免费用于任何用途。</translation>
    </message>
    <message>
        <source>InsightFace&apos;s models</source>
        <translation>InsightFace 的模型</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>It goes from 0 to 100.</source>
        <translation>范围为 0 到 100。</translation>
    </message>
    <message>
        <source>It goes from {0} to {1}{2}.</source>
        <translation>范围为 {0} 到 {1}{2}。</translation>
    </message>
    <message>
        <source>It helps if the face looks at the camera, is well lit and fills a tenth of the picture or more, or if you place the points of its eyes and mouth by hand. For an animal, choose the mode for animals.</source>
        <translation>脸部正对镜头、光线充足、占画面十分之一以上会更容易识别；也可以手动放置眼睛和嘴的点。如果是动物，请选择动物模式。</translation>
    </message>
    <message>
        <source>It is {0}.</source>
        <translation>应为{0}。</translation>
    </message>
    <message>
        <source>It may be damaged or incomplete.</source>
        <translation>它可能已损坏或不完整。</translation>
    </message>
    <message>
        <source>It may be damaged.</source>
        <translation>它可能已损坏。</translation>
    </message>
    <message>
        <source>It may be protected or damaged. Convert it to WAV or MP3 and try again.</source>
        <translation>它可能受保护或已损坏。请转换为 WAV 或 MP3 后重试。</translation>
    </message>
    <message>
        <source>It was kept. Press Record to go on in another file.</source>
        <translation>录音已保留。按“录音”可在另一个文件中继续。</translation>
    </message>
    <message>
        <source>It was started again, and everything else goes on. Try again.</source>
        <translation>它已重新启动，其他一切照常。请重试。</translation>
    </message>
    <message>
        <source>Its fingerprint is known from one source only: use it all the same if you trust where it comes from.</source>
        <translation>它的指纹只有一个来源可查：如果你信任它的出处，可以仍然使用。</translation>
    </message>
    <message>
        <source>Jaw sideways</source>
        <translation>下颌左右</translation>
    </message>
    <message>
        <source>JoyVASA</source>
        <translation>JoyVASA</translation>
    </message>
    <message>
        <source>Keeps neck and shoulders where they are, so that no seam shows.</source>
        <translation>让脖子和肩膀保持原位，避免出现接缝。</translation>
    </message>
    <message>
        <source>Keeps the photo&apos;s transparency (WebM and PNG only).</source>
        <translation>保留照片的透明度（仅 WebM 和 PNG）。</translation>
    </message>
    <message>
        <source>Largest change of size</source>
        <translation>最大大小变化</translation>
    </message>
    <message>
        <source>Largest nod</source>
        <translation>最大点头</translation>
    </message>
    <message>
        <source>Largest picture</source>
        <translation>最大图片尺寸</translation>
    </message>
    <message>
        <source>Largest shift</source>
        <translation>最大平移</translation>
    </message>
    <message>
        <source>Largest tilt</source>
        <translation>最大歪头</translation>
    </message>
    <message>
        <source>Largest turn</source>
        <translation>最大转头</translation>
    </message>
    <message>
        <source>Leave {0} out of the name.</source>
        <translation>请从名称中去掉 {0}。</translation>
    </message>
    <message>
        <source>Let it end with {0} or {1}.</source>
        <translation>请以 {0} 或 {1} 结尾。</translation>
    </message>
    <message>
        <source>Let it end with {0}.</source>
        <translation>请以 {0} 结尾。</translation>
    </message>
    <message>
        <source>Let the name end with .{0}, or choose another format.</source>
        <translation>请让名称以 .{0} 结尾，或选择其他格式。</translation>
    </message>
    <message>
        <source>Let the video be finished, or close other copies of the program, then try again.</source>
        <translation>请等视频完成，或关闭程序的其他副本，然后重试。</translation>
    </message>
    <message>
        <source>Limits and smoothing</source>
        <translation>限制与平滑</translation>
    </message>
    <message>
        <source>Lip width</source>
        <translation>嘴唇宽度</translation>
    </message>
    <message>
        <source>Listening to the voice</source>
        <translation>正在聆听语音</translation>
    </message>
    <message>
        <source>LivePortrait</source>
        <translation>LivePortrait</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>活泼</translation>
    </message>
    <message>
        <source>Loading the network that finds animals</source>
        <translation>正在加载查找动物的网络</translation>
    </message>
    <message>
        <source>Log in again with “hf auth login”, or remove the token (HF_TOKEN): these models need none.</source>
        <translation>请用 “hf auth login” 重新登录，或移除令牌（HF_TOKEN）：这些模型不需要令牌。</translation>
    </message>
    <message>
        <source>Longer side of the video; 0 is the photo&apos;s own.</source>
        <translation>视频的长边；0 表示照片本身的大小。</translation>
    </message>
    <message>
        <source>Look at the list of models.</source>
        <translation>请查看模型列表。</translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation>正在查找脸</translation>
    </message>
    <message>
        <source>Looking for the animal&apos;s face</source>
        <translation>正在查找动物的脸</translation>
    </message>
    <message>
        <source>Lower the guidance, or choose another seed.</source>
        <translation>请降低引导强度，或换一个种子。</translation>
    </message>
    <message>
        <source>MP4 plays everywhere; WebM can be transparent; GIF is silent; PNG is a folder of pictures.</source>
        <translation>MP4 到处都能播放；WebM 可以透明；GIF 没有声音；PNG 是一个图片文件夹。</translation>
    </message>
    <message>
        <source>Make a smaller copy of it.</source>
        <translation>请制作一个更小的副本。</translation>
    </message>
    <message>
        <source>Models can&apos;t be kept in {0}: {1}.</source>
        <translation>无法将模型存放在 {0}：{1}。</translation>
    </message>
    <message>
        <source>Models for JoyVASA Desktop, each under the licence of its owner.</source>
        <translation>供 JoyVASA Desktop 使用的模型，各自采用其所有者的许可证。</translation>
    </message>
    <message>
        <source>More head and brow motion, wider mouth, more blinks.</source>
        <translation>头部和眉毛动作更多，嘴张得更大，眨眼更多。</translation>
    </message>
    <message>
        <source>Most of the sound is silence. Choose a shorter part of it.</source>
        <translation>声音大部分是静音。请选取其中较短的一段。</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>嘴</translation>
    </message>
    <message>
        <source>Mouth opening</source>
        <translation>张嘴</translation>
    </message>
    <message>
        <source>Mouth rests in silence</source>
        <translation>静音时闭嘴</translation>
    </message>
    <message>
        <source>Moves the square: above 0 down, below 0 up.</source>
        <translation>移动方框：大于 0 向下，小于 0 向上。</translation>
    </message>
    <message>
        <source>Moves the square: above 0 to the right of the picture, below 0 to the left.</source>
        <translation>移动方框：大于 0 向画面右侧，小于 0 向左侧。</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver {0} is too old for the {1} to be used: the GPU pack needs {2} or newer. Install NVIDIA&apos;s newest driver.</source>
        <translation>NVIDIA 驱动程序 {0} 太旧，无法使用 {1}：GPU 包需要 {2} 或更新版本。请安装 NVIDIA 的最新驱动程序。</translation>
    </message>
    <message>
        <source>Name a bundle.</source>
        <translation>请给出模型包的名称。</translation>
    </message>
    <message>
        <source>Name a folder in the environment variable HOME.</source>
        <translation>请在环境变量 HOME 中指定一个文件夹。</translation>
    </message>
    <message>
        <source>Name an HTTP proxy in the environment variable HTTPS_PROXY, or remove the SOCKS proxy from ALL_PROXY if none is needed.</source>
        <translation>请在环境变量 HTTPS_PROXY 中指定 HTTP 代理；如果不需要代理，请从 ALL_PROXY 中删除 SOCKS 代理。</translation>
    </message>
    <message>
        <source>Natural</source>
        <translation>自然</translation>
    </message>
    <message>
        <source>Nearer and further</source>
        <translation>远近</translation>
    </message>
    <message>
        <source>Nearer.</source>
        <translation>靠近。</translation>
    </message>
    <message>
        <source>Nine points are placed in this order: left eye, outer corner; left eye, inner corner; right eye, inner corner; right eye, outer corner; nose; mouth, left corner; mouth, right corner; upper lip, middle of the mouth line; lower lip.</source>
        <translation>九个点的顺序为：左眼外角；左眼内角；右眼内角；右眼外角；鼻子；嘴的左角；嘴的右角；上唇，嘴线中间；下唇。</translation>
    </message>
    <message>
        <source>No animal&apos;s face was found in the photo.</source>
        <translation>照片中没有找到动物的脸。</translation>
    </message>
    <message>
        <source>No connection to {0}; trying again …</source>
        <translation>无法连接到 {0}；正在重试…</translation>
    </message>
    <message>
        <source>No face was found in the photo.</source>
        <translation>照片中没有找到脸。</translation>
    </message>
    <message>
        <source>Nod</source>
        <translation>点头</translation>
    </message>
    <message>
        <source>Non-commercial research only</source>
        <translation>仅限非商业研究</translation>
    </message>
    <message>
        <source>Non-commercial scientific research only</source>
        <translation>仅限非商业科学研究</translation>
    </message>
    <message>
        <source>Not all of the GPU pack could be removed from {0}.</source>
        <translation>无法把 GPU 包从 {0} 中全部移除。</translation>
    </message>
    <message>
        <source>Number 0 is the clearest face.</source>
        <translation>编号 0 表示最清晰的脸。</translation>
    </message>
    <message>
        <source>Number 0 is the largest face.</source>
        <translation>编号 0 表示最大的脸。</translation>
    </message>
    <message>
        <source>One more file couldn&apos;t be fetched either.</source>
        <translation>另有一个文件也未能获取。</translation>
    </message>
    <message>
        <source>Only for motion generators of your own that don&apos;t hold their encoder.</source>
        <translation>仅用于你自己的、不含编码器的动作生成器。</translation>
    </message>
    <message>
        <source>Only for motion generators of your own that were trained with it.</source>
        <translation>仅用于你自己的、用它训练的动作生成器。</translation>
    </message>
    <message>
        <source>Only the face moves; the head keeps its place.</source>
        <translation>只有面部活动；头部保持原位。</translation>
    </message>
    <message>
        <source>Open a photo (JPEG, PNG …), a sound or video file, or a project.</source>
        <translation>请打开照片（JPEG、PNG…）、声音或视频文件，或项目。</translation>
    </message>
    <message>
        <source>Open a photo first.</source>
        <translation>请先打开照片。</translation>
    </message>
    <message>
        <source>Open another copy.</source>
        <translation>请打开另一个副本。</translation>
    </message>
    <message>
        <source>Open or record a voice first.</source>
        <translation>请先打开或录制语音。</translation>
    </message>
    <message>
        <source>PNG pictures go into a folder, and {0} is the name of a file.</source>
        <translation>PNG 图片要放进文件夹，而 {0} 是文件名。</translation>
    </message>
    <message>
        <source>Pack the folder again, with the files themselves.</source>
        <translation>请重新打包该文件夹，并包含文件本身。</translation>
    </message>
    <message>
        <source>Pack the models&apos; folder again, as an ordinary ZIP.</source>
        <translation>请将模型文件夹重新打包为普通的 ZIP。</translation>
    </message>
    <message>
        <source>Painting what is behind</source>
        <translation>正在补画背后</translation>
    </message>
    <message>
        <source>Parts of the sound are damaged and were left out.</source>
        <translation>声音的部分内容已损坏，已被略去。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Person or animal</source>
        <translation>人物或动物</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Pictures per second; more look smoother.</source>
        <translation>每秒的画面数；越多越流畅。</translation>
    </message>
    <message>
        <source>Place the points of its eyes, nose and mouth by hand. For a person, choose the mode for people.</source>
        <translation>请手动放置眼睛、鼻子和嘴的点。如果是人物，请选择人物模式。</translation>
    </message>
    <message>
        <source>Points are counted in pixels of the upright photo, {0} × {1}.</source>
        <translation>点的坐标按摆正后照片的像素计算，{0} × {1}。</translation>
    </message>
    <message>
        <source>Preparing the picture</source>
        <translation>正在准备画面</translation>
    </message>
    <message>
        <source>Processor, {0} cores</source>
        <translation>处理器，{0} 核</translation>
    </message>
    <message>
        <source>Put it there under its published name, or choose the folder that has it.</source>
        <translation>请以发布时的名称将它放到那里，或选择包含它的文件夹。</translation>
    </message>
    <message>
        <source>Put the file back or choose the sound again.</source>
        <translation>请放回文件，或重新选择声音。</translation>
    </message>
    <message>
        <source>Put the published file for animals in its place.</source>
        <translation>请把已发布的动物模型文件放到它的位置。</translation>
    </message>
    <message>
        <source>Put the published file for people in its place.</source>
        <translation>请把已发布的人物模型文件放到它的位置。</translation>
    </message>
    <message>
        <source>Put them on the eyes, the nose and the mouth.</source>
        <translation>请把它们放在眼睛、鼻子和嘴上。</translation>
    </message>
    <message>
        <source>Put {0} into the folder with the models.</source>
        <translation>请把 {0} 放进存放模型的文件夹。</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Raised.</source>
        <translation>抬起。</translation>
    </message>
    <message>
        <source>Reading the lips from the voice</source>
        <translation>正在从语音推算唇形</translation>
    </message>
    <message>
        <source>Reading the sound</source>
        <translation>正在读取声音</translation>
    </message>
    <message>
        <source>Record it again.</source>
        <translation>请重新录制。</translation>
    </message>
    <message>
        <source>Record or export the sound again.</source>
        <translation>请重新录制或导出声音。</translation>
    </message>
    <message>
        <source>Remove it by hand; it is made again when models are prepared for faster loading.</source>
        <translation>请手动删除它；再次加快模型加载时会重新制作。</translation>
    </message>
    <message>
        <source>Remove it or write it correctly in the environment variable HF_TOKEN; these models need none.</source>
        <translation>请删除它，或在环境变量 HF_TOKEN 中正确填写；这些模型不需要令牌。</translation>
    </message>
    <message>
        <source>Remove it, or get it again from where it came from.</source>
        <translation>请移除它，或从原来的地方重新获取。</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>请移除它。</translation>
    </message>
    <message>
        <source>Remove one of the takes.</source>
        <translation>请移除其中一个演绎。</translation>
    </message>
    <message>
        <source>Remove the variable and start the program again, or import the models from a computer that has them.</source>
        <translation>请移除该变量并重新启动程序，或从已有模型的电脑导入。</translation>
    </message>
    <message>
        <source>Replace older results</source>
        <translation>替换旧结果</translation>
    </message>
    <message>
        <source>Replaces an older result of that name; otherwise the new one gets a number.</source>
        <translation>替换同名的旧结果；否则新结果会加上编号。</translation>
    </message>
    <message>
        <source>Save it again as JPEG or PNG.</source>
        <translation>请重新保存为 JPEG 或 PNG。</translation>
    </message>
    <message>
        <source>Save it again.</source>
        <translation>请重新保存。</translation>
    </message>
    <message>
        <source>Save your project, then start the program again.</source>
        <translation>请保存项目，然后重新启动程序。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Shift sideways</source>
        <translation>左右平移</translation>
    </message>
    <message>
        <source>Shift up and down</source>
        <translation>上下平移</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>柔和</translation>
    </message>
    <message>
        <source>Something covers the mouth.</source>
        <translation>有东西遮住了嘴。</translation>
    </message>
    <message>
        <source>Something unexpected happened while the motion was made.</source>
        <translation>生成动作时发生意外。</translation>
    </message>
    <message>
        <source>Something unexpected happened while the preview was drawn.</source>
        <translation>绘制预览时发生意外。</translation>
    </message>
    <message>
        <source>Something unexpected happened while the video was made.</source>
        <translation>制作视频时发生意外。</translation>
    </message>
    <message>
        <source>Something unexpected happened with this photo.</source>
        <translation>处理此照片时发生意外。</translation>
    </message>
    <message>
        <source>Something unexpected happened with this sound.</source>
        <translation>处理此声音时发生意外。</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>发生意外。</translation>
    </message>
    <message>
        <source>Spread them over the eyes and mouth.</source>
        <translation>请把它们分布在眼睛和嘴上。</translation>
    </message>
    <message>
        <source>Spread; negative is rounded.</source>
        <translation>展开；负值为收圆。</translation>
    </message>
    <message>
        <source>Square: sideways</source>
        <translation>方框：左右</translation>
    </message>
    <message>
        <source>Square: size</source>
        <translation>方框：大小</translation>
    </message>
    <message>
        <source>Square: up and down</source>
        <translation>方框：上下</translation>
    </message>
    <message>
        <source>Start and end are seconds into the sound.</source>
        <translation>起点和终点是从声音开头算起的秒数。</translation>
    </message>
    <message>
        <source>Start the program again: it computes on the processor then. To try the pack again, get it once more on the Models page or with “joyvasa-desktop gpu get”.</source>
        <translation>请重新启动程序：届时将由处理器计算。要再次试用该包，请在模型页面或用“joyvasa-desktop gpu get”再获取一次。</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>稳定</translation>
    </message>
    <message>
        <source>Steady cuts the person out, so that nothing behind moves; soft bends what is near.</source>
        <translation>“稳定”会抠出人物，使背后纹丝不动；“柔和”会让附近的内容随之弯曲。</translation>
    </message>
    <message>
        <source>Stitching</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>Take {0} couldn&apos;t be read.</source>
        <translation>无法读取演绎 {0}。</translation>
    </message>
    <message>
        <source>Teeth</source>
        <translation>牙齿</translation>
    </message>
    <message>
        <source>The GPU pack can&apos;t be loaded: {0}.</source>
        <translation>无法加载 GPU 包：{0}。</translation>
    </message>
    <message>
        <source>The GPU pack couldn&apos;t be loaded and isn&apos;t used: {0}.</source>
        <translation>GPU 包未能加载，因此未被使用：{0}。</translation>
    </message>
    <message>
        <source>The GPU pack couldn&apos;t be tried for want of memory: {0}.</source>
        <translation>内存不足，无法试用 GPU 包：{0}。</translation>
    </message>
    <message>
        <source>The GPU pack is being fetched or changed elsewhere at this moment.</source>
        <translation>此刻别处正在获取或更改 GPU 包。</translation>
    </message>
    <message>
        <source>The GPU pack is damaged: {0} is missing or isn&apos;t whole.</source>
        <translation>GPU 包已损坏：{0} 缺失或不完整。</translation>
    </message>
    <message>
        <source>The GPU pack is in use at this moment.</source>
        <translation>GPU 包此刻正在使用。</translation>
    </message>
    <message>
        <source>The GPU pack is there, and the {0} is used from the next start of the program on.</source>
        <translation>GPU 包已就绪，{0} 将从程序下次启动起使用。</translation>
    </message>
    <message>
        <source>The GPU pack that is there belongs to another version of the program (PyTorch {0}).</source>
        <translation>现有的 GPU 包属于程序的另一个版本（PyTorch {0}）。</translation>
    </message>
    <message>
        <source>The GPU pack that is there wasn&apos;t made for the {0}.</source>
        <translation>现有的 GPU 包不适用于 {0}。</translation>
    </message>
    <message>
        <source>The JoyVASA engine lacks one of its models for animals: {0} ({1}).</source>
        <translation>JoyVASA 引擎缺少一个动物模型：{0}（{1}）。</translation>
    </message>
    <message>
        <source>The JoyVASA engine lacks one of its models for people: {0} ({1}).</source>
        <translation>JoyVASA 引擎缺少一个人物模型：{0}（{1}）。</translation>
    </message>
    <message>
        <source>The JoyVASA engine lacks one of its models: {0} in {1}.</source>
        <translation>JoyVASA 引擎缺少一个模型：{1} 中的 {0}。</translation>
    </message>
    <message>
        <source>The JoyVASA engine lacks {0} of its models for animals ({1}), such as {2}.</source>
        <translation>JoyVASA 引擎缺少 {0} 个动物模型（{1}），例如 {2}。</translation>
    </message>
    <message>
        <source>The JoyVASA engine lacks {0} of its models for people ({1}), such as {2}.</source>
        <translation>JoyVASA 引擎缺少 {0} 个人物模型（{1}），例如 {2}。</translation>
    </message>
    <message>
        <source>The JoyVASA engine lacks {0} of its models: {1} and {2} more in {3}.</source>
        <translation>JoyVASA 引擎缺少 {0} 个模型：{3} 中的 {1} 和另外 {2} 个。</translation>
    </message>
    <message>
        <source>The JoyVASA engine needs its models for animals: {0}, not there yet.</source>
        <translation>JoyVASA 引擎需要动物模型：{0}，尚未获取。</translation>
    </message>
    <message>
        <source>The JoyVASA engine needs its models for people: {0}, not there yet.</source>
        <translation>JoyVASA 引擎需要人物模型：{0}，尚未获取。</translation>
    </message>
    <message>
        <source>The address {0} leads nowhere{1}.</source>
        <translation>地址 {0} 无法访问{1}。</translation>
    </message>
    <message>
        <source>The animal&apos;s face isn&apos;t clear: check the points on its eyes and mouth.</source>
        <translation>动物的脸不够清晰：请检查眼睛和嘴上的点。</translation>
    </message>
    <message>
        <source>The animal&apos;s points don&apos;t lie as on a face: check that each is on the eye, nose or mouth that it is for.</source>
        <translation>动物的这些点不像在一张脸上：请检查每个点是否在对应的眼睛、鼻子或嘴上。</translation>
    </message>
    <message>
        <source>The background can be held still behind people only: right beside the animal&apos;s head it moves along.</source>
        <translation>只有人物背后的背景可以保持不动：紧挨动物头部的背景会随之移动。</translation>
    </message>
    <message>
        <source>The built-in finder looks for faces instead. Check the models on the page Models, or with &quot;joyvasa-desktop models check&quot;, and get again what is damaged.</source>
        <translation>改由内置的人脸查找来找脸。请在“模型”页面或用 &quot;joyvasa-desktop models check&quot; 检查模型，并重新获取损坏的部分。</translation>
    </message>
    <message>
        <source>The connection to {0} broke again and again while {1} came.</source>
        <translation>下载 {1} 时，与 {0} 的连接一再中断。</translation>
    </message>
    <message>
        <source>The connection was interrupted; trying again …</source>
        <translation>连接中断；正在重试…</translation>
    </message>
    <message>
        <source>The copy of {0} for faster loading wasn&apos;t stored as it should be.</source>
        <translation>{0} 用于加快加载的副本没有正确保存。</translation>
    </message>
    <message>
        <source>The face moves without it: neck and shoulders can show a seam, and open lips stay open. Get the models for people again.</source>
        <translation>没有它面部也会动：脖子和肩膀处可能出现接缝，张开的嘴唇会一直张开。请重新获取人物模型。</translation>
    </message>
    <message>
        <source>The folder {0} can&apos;t be read: {1}.</source>
        <translation>无法读取文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>The folder {0} has no models at their usual places.</source>
        <translation>文件夹 {0} 的常用位置上没有模型。</translation>
    </message>
    <message>
        <source>The models&apos; folder {0} can&apos;t be read: {1}.</source>
        <translation>无法读取模型文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>The models&apos; folder {0} isn&apos;t there; is its disk or network away?</source>
        <translation>模型文件夹 {0} 不存在；是否磁盘或网络未连接？</translation>
    </message>
    <message>
        <source>The models&apos; folder {0} may not be read.</source>
        <translation>没有读取模型文件夹 {0} 的权限。</translation>
    </message>
    <message>
        <source>The older networks for animals, for comparisons; the newer ones are better.</source>
        <translation>较旧的动物网络，用于比较；较新的效果更好。</translation>
    </message>
    <message>
        <source>The processor does the work, which takes much longer.</source>
        <translation>改由处理器完成，会慢得多。</translation>
    </message>
    <message>
        <source>The program&apos;s files were removed or replaced while it was open.</source>
        <translation>程序打开期间，它的文件被移除或替换了。</translation>
    </message>
    <message>
        <source>The proxy doesn&apos;t let the program through to {0}{1}.</source>
        <translation>代理不允许程序访问 {0}{1}。</translation>
    </message>
    <message>
        <source>The square around the animal&apos;s face is smaller than {0} pixels.</source>
        <translation>动物脸部周围的方框小于 {0} 像素。</translation>
    </message>
    <message>
        <source>The square around the animal&apos;s face isn&apos;t given in numbers.</source>
        <translation>动物脸部周围的方框不是用数字给出的。</translation>
    </message>
    <message>
        <source>The system doesn&apos;t know where this user&apos;s files belong.</source>
        <translation>系统不知道此用户的文件应存放在哪里。</translation>
    </message>
    <message>
        <source>The way to {0} leads through a SOCKS proxy, which this program can&apos;t use.</source>
        <translation>通往 {0} 要经过 SOCKS 代理，而本程序无法使用这种代理。</translation>
    </message>
    <message>
        <source>The {0} can&apos;t be used: this version of PyTorch doesn&apos;t know cards of its kind.</source>
        <translation>无法使用 {0}：此版本的 PyTorch 不支持这类显卡。</translation>
    </message>
    <message>
        <source>There are no models called “{0}”.</source>
        <translation>没有名为“{0}”的模型。</translation>
    </message>
    <message>
        <source>There are no models in {0}, but {1} links that lead out of it.</source>
        <translation>{0} 中没有模型，只有 {1} 个指向外部的链接。</translation>
    </message>
    <message>
        <source>There are none of the published models in {0}.</source>
        <translation>{0} 中没有任何已发布的模型。</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>现有：{0}。</translation>
    </message>
    <message>
        <source>There is no GPU pack for this computer.</source>
        <translation>没有适合这台电脑的 GPU 包。</translation>
    </message>
    <message>
        <source>There is no connection to {0}.</source>
        <translation>无法连接到 {0}。</translation>
    </message>
    <message>
        <source>There is no model file called “{0}”.</source>
        <translation>没有名为“{0}”的模型文件。</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to find the animal&apos;s face.</source>
        <translation>内存不足，无法查找动物的脸。</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to load the GPU pack.</source>
        <translation>内存不足，无法加载 GPU 包。</translation>
    </message>
    <message>
        <source>There isn&apos;t enough space for the GPU pack: {0} MB more are needed in {1}.</source>
        <translation>没有足够的空间存放 GPU 包：{1} 中还需要 {0} MB。</translation>
    </message>
    <message>
        <source>There isn&apos;t enough space for the models: {0} MB more are needed in {1}.</source>
        <translation>没有足够的空间存放模型：{1} 中还需要 {0} MB。</translation>
    </message>
    <message>
        <source>These models can&apos;t be packed yet: {0} and {1} more aren&apos;t ready.</source>
        <translation>这些模型还不能打包：{0} 和另外 {1} 个文件尚未就绪。</translation>
    </message>
    <message>
        <source>These models can&apos;t be packed yet: {0} isn&apos;t ready.</source>
        <translation>这些模型还不能打包：{0} 尚未就绪。</translation>
    </message>
    <message>
        <source>This build of the program brings everything for NVIDIA cards itself.</source>
        <translation>此版本的程序自带 NVIDIA 显卡所需的一切。</translation>
    </message>
    <message>
        <source>This build of the program computes on the processor only: it knows no GPU pack that could be fetched.</source>
        <translation>此版本的程序只用处理器计算：没有可以获取的 GPU 包。</translation>
    </message>
    <message>
        <source>This computer&apos;s access token for {0} contains characters that no token has.</source>
        <translation>这台电脑用于 {0} 的访问令牌含有令牌中不会出现的字符。</translation>
    </message>
    <message>
        <source>This copy of the program runs from source: whether it uses a graphics card depends on the PyTorch that pip has installed.</source>
        <translation>此程序从源代码运行：是否使用显卡取决于 pip 所安装的 PyTorch。</translation>
    </message>
    <message>
        <source>This looks like a person&apos;s face. For a person, choose the mode for people.</source>
        <translation>这看起来像人脸。如果是人物，请选择人物模式。</translation>
    </message>
    <message>
        <source>This motion model takes {0} steps for each window when the sampling is “Full”, which is slow: “Fast” takes {1}.</source>
        <translation>采样为“完整”时，这个动作模型每个窗口要走 {0} 步，很慢：“快速”只要 {1} 步。</translation>
    </message>
    <message>
        <source>Three will do: the middle of one eye, of the other, and of the mouth.</source>
        <translation>三个点也够：一只眼睛、另一只眼睛和嘴的中间。</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>请一分钟后重试。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍等片刻再重试。</translation>
    </message>
    <message>
        <source>Try again in {0} minutes.</source>
        <translation>请在 {0} 分钟后重试。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Uninstall that library, or start the program without whatever makes it come first (LD_LIBRARY_PATH on Linux), then try again: nothing is fetched twice. Until then the processor does the work.</source>
        <translation>请卸载那个库，或在启动程序时去掉使其优先的设置（Linux 上为 LD_LIBRARY_PATH），然后重试：不会重复下载。在此之前由处理器完成工作。</translation>
    </message>
    <message>
        <source>Unpack all parts first, and import the folder.</source>
        <translation>请先解压所有分卷，再导入文件夹。</translation>
    </message>
    <message>
        <source>Unpack archives of other kinds first, and import the folder.</source>
        <translation>其他类型的压缩包请先解压，再导入文件夹。</translation>
    </message>
    <message>
        <source>Unpack it first, and import the folder.</source>
        <translation>请先解压，再导入文件夹。</translation>
    </message>
    <message>
        <source>Until then the processor does the work, which takes much longer.</source>
        <translation>在此之前由处理器完成，会慢得多。</translation>
    </message>
    <message>
        <source>Use an archive from somebody whom you trust, and pack the models&apos; folder again.</source>
        <translation>请使用你信任的人提供的压缩包，并重新打包模型文件夹。</translation>
    </message>
    <message>
        <source>Use it as it is.</source>
        <translation>请照原样使用。</translation>
    </message>
    <message>
        <source>Wait until no other program writes to it, then pack the models again.</source>
        <translation>请等到没有其他程序写入它，再重新打包模型。</translation>
    </message>
    <message>
        <source>Wait until that is done; another copy of the program may be open.</source>
        <translation>请等待其完成；可能还打开着另一个本程序。</translation>
    </message>
    <message>
        <source>What the JoyVASA engine needs to make a person speak.</source>
        <translation>JoyVASA 引擎让人物说话所需的模型。</translation>
    </message>
    <message>
        <source>What the JoyVASA engine needs to make an animal speak.</source>
        <translation>JoyVASA 引擎让动物说话所需的模型。</translation>
    </message>
    <message>
        <source>Which face speaks: 0 is the largest, of animals the clearest; others are counted from the left.</source>
        <translation>哪张脸说话：0 是最大的，动物则是最清晰的；其余从左数起。</translation>
    </message>
    <message>
        <source>Who is in the photo. An animal needs nine points, placed by you or found by X-Pose.</source>
        <translation>照片里是谁。动物需要九个点，由你放置或由 X-Pose 找到。</translation>
    </message>
    <message>
        <source>Window {0} of {1}, with {2} steps each</source>
        <translation>第 {0} 个窗口，共 {1} 个，每个 {2} 步</translation>
    </message>
    <message>
        <source>Word vectors made with CLIP</source>
        <translation>用 CLIP 生成的词向量</translation>
    </message>
    <message>
        <source>X-Pose</source>
        <translation>X-Pose</translation>
    </message>
    <message>
        <source>X-Pose is for non-commercial scientific research only. Its licence forbids commercial, pornographic and military use, and surveillance. Without it you set nine points on the animal&apos;s face by hand, which works for every use.</source>
        <translation>X-Pose 仅限非商业科学研究。其许可证禁止商业、色情和军事用途以及监控。没有它时，由你在动物的脸上手动放置九个点，这适用于任何用途。</translation>
    </message>
    <message>
        <source>You may also carry the files from a computer that can fetch them: “joyvasa-desktop gpu files” tells their addresses.</source>
        <translation>也可以从能够下载的电脑上带来这些文件：“joyvasa-desktop gpu files”会列出它们的地址。</translation>
    </message>
    <message>
        <source>You may also name a mirror in the environment variable HF_ENDPOINT, or import the models from a computer that has them.</source>
        <translation>你也可以在环境变量 HF_ENDPOINT 中指定镜像站，或从已有模型的电脑导入模型。</translation>
    </message>
    <message>
        <source>wav2vec 2.0</source>
        <translation>wav2vec 2.0</translation>
    </message>
    <message>
        <source>{0} The models are told by the program&apos;s own catalogue instead.</source>
        <translation>{0}现改用程序自带的模型清单。</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read to its end: {1}.</source>
        <translation>无法将 {0} 读到末尾：{1}。</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read: its tables lie too deep in one another.</source>
        <translation>无法读取 {0}：其中的表嵌套过深。</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read: {1}.</source>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} can&apos;t be removed: {1}.</source>
        <translation>无法移除 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} can&apos;t be used{1}: {2}.</source>
        <translation>无法使用 {0}{1}：{2}。</translation>
    </message>
    <message>
        <source>{0} can&apos;t prove that it is {1}.</source>
        <translation>{0} 无法证明自己就是 {1}。</translation>
    </message>
    <message>
        <source>{0} changes nothing for animals.</source>
        <translation>{0}对动物不起作用。</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t accept this computer&apos;s access token.</source>
        <translation>{0} 不接受这台电脑的访问令牌。</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t answer; trying again …</source>
        <translation>{0} 没有响应；正在重试…</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t give {1} (HTTP {2}).</source>
        <translation>{0} 不提供 {1}（HTTP {2}）。</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t give {1} to everybody any more (HTTP {2}).</source>
        <translation>{0} 不再向所有人提供 {1}（HTTP {2}）。</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t have {1} any more (HTTP {2}).</source>
        <translation>{0} 已没有 {1}（HTTP {2}）。</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t hold a square around an animal&apos;s face.</source>
        <translation>{0} 不含动物脸部周围的方框。</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t send {1} as it is published.</source>
        <translation>{0} 发来的 {1} 与已发布的不一致。</translation>
    </message>
    <message>
        <source>{0} has been asked too often by your network.</source>
        <translation>你的网络对 {0} 的请求过于频繁。</translation>
    </message>
    <message>
        <source>{0} has far too many parts.</source>
        <translation>{0} 的组成部分太多。</translation>
    </message>
    <message>
        <source>{0} has the right size, but not the right content.</source>
        <translation>{0} 大小正确，但内容不对。</translation>
    </message>
    <message>
        <source>{0} has trouble of its own (HTTP {1}).</source>
        <translation>{0} 自身出现问题（HTTP {1}）。</translation>
    </message>
    <message>
        <source>{0} holds far too many files.</source>
        <translation>{0} 中的文件太多。</translation>
    </message>
    <message>
        <source>{0} holds the points of a person, and the mode is for animals.</source>
        <translation>{0} 保存的是人物的点，而当前是动物模式。</translation>
    </message>
    <message>
        <source>{0} holds the points of an animal, and the mode is for people.</source>
        <translation>{0} 保存的是动物的点，而当前是人物模式。</translation>
    </message>
    <message>
        <source>{0} in {1} is far too long.</source>
        <translation>{1} 中的 {0} 太长。</translation>
    </message>
    <message>
        <source>{0} is an empty archive.</source>
        <translation>{0} 是空的压缩包。</translation>
    </message>
    <message>
        <source>{0} is another version than the one that is known.</source>
        <translation>{0} 与已知的版本不同。</translation>
    </message>
    <message>
        <source>{0} is another version, which you accepted.</source>
        <translation>{0} 是另一个版本，你已接受。</translation>
    </message>
    <message>
        <source>{0} is being fetched or changed elsewhere at this moment.</source>
        <translation>{0} 此刻正在别处被获取或更改。</translation>
    </message>
    <message>
        <source>{0} is being fetched or changed elsewhere at this moment; waiting …</source>
        <translation>{0} 此刻正在别处获取或更改；正在等待…</translation>
    </message>
    <message>
        <source>{0} is busy ({1}); trying again …</source>
        <translation>{0} 繁忙（{1}）；正在重试…</translation>
    </message>
    <message>
        <source>{0} is damaged and can&apos;t be removed: {1}.</source>
        <translation>{0} 已损坏，且无法删除：{1}。</translation>
    </message>
    <message>
        <source>{0} is damaged: it isn&apos;t what was published.</source>
        <translation>{0} 已损坏：与已发布的不一致。</translation>
    </message>
    <message>
        <source>{0} is damaged: its content isn&apos;t what its list of entries says.</source>
        <translation>{0} 已损坏：其内容与条目列表不符。</translation>
    </message>
    <message>
        <source>{0} is damaged: its list of entries is far too long.</source>
        <translation>{0} 已损坏：其条目列表太长。</translation>
    </message>
    <message>
        <source>{0} is far too long.</source>
        <translation>{0} 太长。</translation>
    </message>
    <message>
        <source>{0} is in use by another copy of the program.</source>
        <translation>另一个打开的本程序正在使用 {0}。</translation>
    </message>
    <message>
        <source>{0} is locked with a password.</source>
        <translation>{0} 已用密码锁定。</translation>
    </message>
    <message>
        <source>{0} is one part of an archive in several files.</source>
        <translation>{0} 是分卷压缩包的其中一卷。</translation>
    </message>
    <message>
        <source>{0} is packed in a way that can&apos;t be opened here.</source>
        <translation>{0} 的打包方式在此无法打开。</translation>
    </message>
    <message>
        <source>{0} is the one for animals, not for people.</source>
        <translation>{0} 是用于动物的，不是用于人物的。</translation>
    </message>
    <message>
        <source>{0} is the one for people, not for animals.</source>
        <translation>{0} 是用于人物的，不是用于动物的。</translation>
    </message>
    <message>
        <source>{0} is too large for a catalogue.</source>
        <translation>{0} 对模型清单来说太大。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a ZIP archive.</source>
        <translation>{0} 不是 ZIP 压缩包。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a folder, so it can&apos;t be used in place.</source>
        <translation>{0} 不是文件夹，因此无法在原处使用。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a table of animal keypoints: it holds something else.</source>
        <translation>{0} 不是动物特征点表：其中是别的内容。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t the archive that the catalogue knows.</source>
        <translation>{0} 不是模型清单中的压缩包。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t the file that the catalogue knows.</source>
        <translation>{0} 不是模型清单中的文件。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t the file that the program&apos;s list names.</source>
        <translation>{0} 不是程序列表中的那个文件。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t the version that the catalogue knows.</source>
        <translation>{0} 不是模型清单中的版本。</translation>
    </message>
    <message>
        <source>{0} may not be read.</source>
        <translation>没有读取 {0} 的权限。</translation>
    </message>
    <message>
        <source>{0} may not be read. Change its permissions, or close other programs that use it.</source>
        <translation>没有读取 {0} 的权限。请更改它的权限，或关闭正在使用它的其他程序。</translation>
    </message>
    <message>
        <source>{0} more files couldn&apos;t be fetched either.</source>
        <translation>另有 {0} 个文件也未能获取。</translation>
    </message>
    <message>
        <source>{0} needs {1} GB, and only {2} GB are free.</source>
        <translation>{0} 需要 {1} GB，而只有 {2} GB 可用。</translation>
    </message>
    <message>
        <source>{0} of {1} files of the GPU pack aren&apos;t in {2}, or not whole: {3}.</source>
        <translation>GPU 包的 {1} 个文件中有 {0} 个不在 {2} 中，或不完整：{3}。</translation>
    </message>
    <message>
        <source>{0} stopped sending {1}.</source>
        <translation>{0} 停止发送 {1}。</translation>
    </message>
    <message>
        <source>{0} was changed while it was being packed.</source>
        <translation>{0} 在打包过程中被更改了。</translation>
    </message>
    <message>
        <source>{0} was chosen as a models&apos; folder, but it is a file.</source>
        <translation>{0} 被选为模型文件夹，但它是文件。</translation>
    </message>
    <message>
        <source>{0} was damaged on its way here.</source>
        <translation>{0} 在传输途中损坏。</translation>
    </message>
    <message>
        <source>{0} wasn&apos;t opened, because it would unpack to {1} GB, far more than models do.</source>
        <translation>未打开 {0}，因为解压后会有 {1} GB，远远超过模型的大小。</translation>
    </message>
    <message>
        <source>{0} wasn&apos;t opened, because {1} in it is a link instead of a file.</source>
        <translation>未打开 {0}，因为其中的 {1} 是链接而不是文件。</translation>
    </message>
    <message>
        <source>{0} would become far larger.</source>
        <translation>{0} 会变得大得多。</translation>
    </message>
    <message>
        <source>{0}/{1} describes no audio encoder that can be used.</source>
        <translation>{0}/{1} 描述的不是可用的音频编码器。</translation>
    </message>
    <message>
        <source>“{0}” is one file, no bundle.</source>
        <translation>“{0}”是单个文件，不是模型包。</translation>
    </message>
    <message>
        <source>The JoyVASA engine needs its published models, and {0} has none of them.</source>
        <translation>JoyVASA 引擎需要已发布的模型，而 {0} 中一个也没有。</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>16 bits, coarse</source>
        <translation>16 位（粗略）</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 位</translation>
    </message>
    <message>
        <source>A mouth that is open in the photo is closed before it speaks.</source>
        <translation>照片中张开的嘴会在说话前闭合。</translation>
    </message>
    <message>
        <source>As JoyVASA&apos;s own command line does it: the whole photo squeezed into a square, nothing pasted back.</source>
        <translation>与 JoyVASA 自带的命令行一致：整张照片压成正方形，不贴回原图。</translation>
    </message>
    <message>
        <source>As JoyVASA&apos;s own web page does it, its faults included.</source>
        <translation>与 JoyVASA 自带的网页一致，包括其缺陷。</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>与发布版相同</translation>
    </message>
    <message>
        <source>As published (command line)</source>
        <translation>与发布版相同（命令行）</translation>
    </message>
    <message>
        <source>As published (page)</source>
        <translation>与发布版相同（网页）</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Beginning suits</source>
        <translation>开头适合</translation>
    </message>
    <message>
        <source>Begins as the photo</source>
        <translation>以照片的样子开始</translation>
    </message>
    <message>
        <source>Choose a number up to {0}, counted from the left.</source>
        <translation>请选择不超过 {0} 的编号，从左数起。</translation>
    </message>
    <message>
        <source>Close other programs, or choose the built-in engine, which needs less.</source>
        <translation>请关闭其他程序，或选择需求更少的内置引擎。</translation>
    </message>
    <message>
        <source>Closes the photo&apos;s lips</source>
        <translation>闭合照片中的嘴唇</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Cut the face out</source>
        <translation>裁出面部</translation>
    </message>
    <message>
        <source>Download it again, or take it away: then the built-in face finder does its work.</source>
        <translation>请重新下载，或将其移走：这样将由内置的人脸查找代替。</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Drawing frames; the motion is at window {0} of {1}</source>
        <translation>正在绘制画面；动作进行到第 {0} 个窗口，共 {1} 个</translation>
    </message>
    <message>
        <source>Drawing needs {0} GB of the graphics card&apos;s memory, and only {1} GB can be used: the processor does the work, which takes much longer. Close other programs, or allow more memory.</source>
        <translation>绘制需要 {0} GB 显存，而只有 {1} GB 可用：改由处理器完成，会慢得多。请关闭其他程序，或允许使用更多显存。</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Everything, or only a part of the face; as published, “eyes” leaves the eyes still.</source>
        <translation>全部，或仅面部的一部分；在发布版中，“眼睛”反而让眼睛不动。</translation>
    </message>
    <message>
        <source>Eyes, as published</source>
        <translation>眼睛，与发布版相同</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Find what is damaged with &quot;joyvasa-desktop models check&quot; and fetch it again with &quot;joyvasa-desktop models get {0}&quot;, or add --engine builtin.</source>
        <translation>用“joyvasa-desktop models check”找出损坏的文件，再用“joyvasa-desktop models get {0}”重新获取，或加上 --engine builtin。</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Full takes every step, as published; fast asks the network half as often, draft a third as often, for slightly other motion.</source>
        <translation>“完整”与发布版一样走完每一步；“快速”询问网络的次数减半，“草稿”为三分之一，动作会略有不同。</translation>
    </message>
    <message>
        <source>Get it again; if it stays so, name another mirror in the environment variable HF_ENDPOINT, or import the models from a computer that has them.</source>
        <translation>请重新获取；如果仍然如此，请在环境变量 HF_ENDPOINT 中指定另一个镜像站，或从已有模型的电脑导入。</translation>
    </message>
    <message>
        <source>Get it on the Models page, or with “joyvasa-desktop gpu get”.</source>
        <translation>可在模型页面获取，或使用“joyvasa-desktop gpu get”。</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Head follows</source>
        <translation>头部跟随</translation>
    </message>
    <message>
        <source>Head pose</source>
        <translation>头部姿态</translation>
    </message>
    <message>
        <source>How a photo above the largest size is made smaller: smooth, or coarsely as the published program does it.</source>
        <translation>超过最大尺寸的照片如何缩小：平滑地，或像发布的程序那样粗略地。</translation>
    </message>
    <message>
        <source>How far the face goes from its pose in the photo: 0 is not at all, 1 as the model says.</source>
        <translation>面部偏离照片姿态的程度：0 表示完全不动，1 表示按模型的结果。</translation>
    </message>
    <message>
        <source>How much of the graphics card&apos;s memory may be used; automatic is what is free, at most 6 GB.</source>
        <translation>最多可使用多少显存；自动为空闲的显存，最多 6 GB。</translation>
    </message>
    <message>
        <source>How quickly the head follows the model: 0.01 is very calm, as published; 1 shows all that the model does.</source>
        <translation>头部跟随模型的快慢：0.01 非常平稳，与发布版相同；1 表现模型的全部动作。</translation>
    </message>
    <message>
        <source>How softly the moving square melts into the photo around it; 0.5 is as published.</source>
        <translation>活动方框与周围照片融合的柔和程度；0.5 与发布版相同。</translation>
    </message>
    <message>
        <source>How the motion model was trained: constant for the published one, sequential for models trained since December 2025.</source>
        <translation>动作模型的训练方式：已发布的模型为恒定，2025 年 12 月以后训练的模型为顺序。</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s newest driver, start the computer again, and try again: nothing is fetched twice. Until then the processor does the work.</source>
        <translation>请安装 NVIDIA 的最新驱动程序，重新启动电脑，然后重试：不会重复下载。在此之前由处理器完成工作。</translation>
    </message>
    <message>
        <source>JoyVASA engine</source>
        <translation>JoyVASA 引擎</translation>
    </message>
    <message>
        <source>Large photos</source>
        <translation>大尺寸照片</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>嘴唇</translation>
    </message>
    <message>
        <source>Lips and sound come together; without it the picture is 80 ms late, as published.</source>
        <translation>嘴唇与声音同步；关闭后画面会像发布版那样晚 80 毫秒。</translation>
    </message>
    <message>
        <source>Lips in time</source>
        <translation>口型同步</translation>
    </message>
    <message>
        <source>Loading the drawing networks</source>
        <translation>正在加载绘制网络</translation>
    </message>
    <message>
        <source>Loading the motion model</source>
        <translation>正在加载动作模型</translation>
    </message>
    <message>
        <source>Looking at the photo</source>
        <translation>正在查看照片</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>数值格式</translation>
    </message>
    <message>
        <source>Other programs use all of the graphics card&apos;s memory: the processor does the work, which takes much longer. Close some of them.</source>
        <translation>其他程序占用了全部显存：改由处理器完成，会慢得多。请关闭其中一些程序。</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>姿态</translation>
    </message>
    <message>
        <source>Position term</source>
        <translation>位置项</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>PyTorch can&apos;t use the {0}: the processor does the work, which takes much longer. Install NVIDIA&apos;s newest driver.</source>
        <translation>PyTorch 无法使用 {0}：改由处理器完成，会慢得多。请安装 NVIDIA 的最新驱动程序。</translation>
    </message>
    <message>
        <source>Raise quiet recordings</source>
        <translation>提升过轻的录音</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Sequential</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Something seems to cover the mouth; what moves there may look strange.</source>
        <translation>似乎有东西遮住了嘴；那里的动作看起来可能会奇怪。</translation>
    </message>
    <message>
        <source>Start the computer again, and try again: nothing is fetched twice. If that doesn&apos;t help, remove the pack and get it anew. Until then the processor does the work.</source>
        <translation>请重新启动电脑，然后重试：不会重复下载。如果无效，请移除该包并重新获取。在此之前由处理器完成工作。</translation>
    </message>
    <message>
        <source>Stitching needs a model that is missing: neck and shoulders can show a seam.</source>
        <translation>拼接所需的模型缺失：脖子和肩膀处可能出现接缝。</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>The GPU pack doesn&apos;t work on this computer: {0}.</source>
        <translation>GPU 包无法在这台电脑上工作：{0}。</translation>
    </message>
    <message>
        <source>The GPU pack may only be used by who accepts NVIDIA&apos;s terms: {0}.</source>
        <translation>只有接受 NVIDIA 条款的人才能使用 GPU 包：{0}。</translation>
    </message>
    <message>
        <source>The GPU pack, with which the {0} is used, has come and hasn&apos;t been tried out.</source>
        <translation>用来使用 {0} 的 GPU 包已获取，但尚未试用。</translation>
    </message>
    <message>
        <source>The JoyVASA engine needs {0} besides: start the program with &quot;python3 dev.py run --full&quot;, or install joyvasa-desktop[full].</source>
        <translation>JoyVASA 引擎还需要 {0}：请用 &quot;python3 dev.py run --full&quot; 启动程序，或安装 joyvasa-desktop[full]。</translation>
    </message>
    <message>
        <source>The audio encoder doesn&apos;t fit {0}: {1}.</source>
        <translation>音频编码器与 {0} 不匹配：{1}。</translation>
    </message>
    <message>
        <source>The audio encoder gives {0} rows for {1} frames.</source>
        <translation>音频编码器为 {1} 帧给出了 {0} 行。</translation>
    </message>
    <message>
        <source>The choices of take {0} couldn&apos;t be read.</source>
        <translation>无法读取演绎 {0} 的选项。</translation>
    </message>
    <message>
        <source>The disk is too slow to keep the recording.</source>
        <translation>磁盘太慢，无法保存录音。</translation>
    </message>
    <message>
        <source>The end ({0}) isn&apos;t after the start ({1}).</source>
        <translation>终点（{0}）不在起点（{1}）之后。</translation>
    </message>
    <message>
        <source>The eyes blink as the model says; without it, at the rate of your choice.</source>
        <translation>眼睛按模型的结果眨动；关闭后按你选择的频率眨动。</translation>
    </message>
    <message>
        <source>The face is only {0} pixels wide.</source>
        <translation>脸部只有 {0} 像素宽。</translation>
    </message>
    <message>
        <source>The face is seen from the side.</source>
        <translation>脸部是侧面的。</translation>
    </message>
    <message>
        <source>The face is seen from the side; one that looks at the camera looks better.</source>
        <translation>脸部是侧面的；正对镜头的脸效果更好。</translation>
    </message>
    <message>
        <source>The face is turned by about {0}°; a frontal photo looks better.</source>
        <translation>脸部转过约 {0}°；正面照片效果更好。</translation>
    </message>
    <message>
        <source>The file is cut off: its sound ends at {0}.</source>
        <translation>文件不完整：声音在 {0} 处结束。</translation>
    </message>
    <message>
        <source>The file may be damaged. Convert it to WAV or MP3 with another program and try again.</source>
        <translation>文件可能已损坏。请用其他程序转换为 WAV 或 MP3 后重试。</translation>
    </message>
    <message>
        <source>The file may come from a newer version of the program.</source>
        <translation>该文件可能来自更新版本的程序。</translation>
    </message>
    <message>
        <source>The first picture looks as the photo does, and the lips move relative to it.</source>
        <translation>第一帧与照片一致，嘴唇相对于它运动。</translation>
    </message>
    <message>
        <source>The four points can&apos;t be the eyes and the mouth of a face.</source>
        <translation>这四个点不可能是一张脸的眼睛和嘴。</translation>
    </message>
    <message>
        <source>The four points lie too close together.</source>
        <translation>四个点靠得太近。</translation>
    </message>
    <message>
        <source>The graphics card couldn&apos;t sample the motion, mostly for want of memory: the processor did it. Close other programs that use the card.</source>
        <translation>显卡无法采样动作，多半是显存不足：已改由处理器完成。请关闭其他使用显卡的程序。</translation>
    </message>
    <message>
        <source>The graphics card doesn&apos;t work ({0}): the processor does the work, which takes much longer. Start the program again to use the card again.</source>
        <translation>显卡无法工作（{0}）：改由处理器完成，会慢得多。重新启动程序即可再次使用显卡。</translation>
    </message>
    <message>
        <source>The graphics card ran out of memory: the processor goes on, which takes much longer. Close other programs that use the card.</source>
        <translation>显存已用尽：改由处理器继续，会慢得多。请关闭其他使用显卡的程序。</translation>
    </message>
    <message>
        <source>The graphics card stopped working ({0}): the processor goes on, which takes much longer. Start the program again to use the card again.</source>
        <translation>显卡已停止工作（{0}）：改由处理器继续，会慢得多。重新启动程序即可再次使用显卡。</translation>
    </message>
    <message>
        <source>The head grows and shrinks no further than this.</source>
        <translation>头部放大和缩小不会超过此值。</translation>
    </message>
    <message>
        <source>The head moves no further than this.</source>
        <translation>头部移动不会超过此值。</translation>
    </message>
    <message>
        <source>The head nods no further than this.</source>
        <translation>点头不会超过此值。</translation>
    </message>
    <message>
        <source>The head tilts no further than this.</source>
        <translation>歪头不会超过此值。</translation>
    </message>
    <message>
        <source>The head turns no further than this.</source>
        <translation>转头不会超过此值。</translation>
    </message>
    <message>
        <source>The imported motion {0} couldn&apos;t be read.</source>
        <translation>无法读取导入的动作 {0}。</translation>
    </message>
    <message>
        <source>The imported motions are too long for a project.</source>
        <translation>导入的动作太长，项目放不下。</translation>
    </message>
    <message>
        <source>The installed PyTorch can&apos;t use the {0}: the processor does the work, which takes much longer. Install PyTorch with CUDA as pytorch.org says.</source>
        <translation>已安装的 PyTorch 无法使用 {0}：改由处理器完成，会慢得多。请按 pytorch.org 的说明安装带 CUDA 的 PyTorch。</translation>
    </message>
    <message>
        <source>The list of takes couldn&apos;t be read.</source>
        <translation>无法读取演绎列表。</translation>
    </message>
    <message>
        <source>The model for stitching and retargeting is missing.</source>
        <translation>缺少用于拼接与重定向的模型。</translation>
    </message>
    <message>
        <source>The model hears very quiet recordings louder than they are; the video&apos;s sound stays.</source>
        <translation>模型会把非常轻的录音听得更响；视频的声音保持不变。</translation>
    </message>
    <message>
        <source>The model&apos;s blinks</source>
        <translation>模型的眨眼</translation>
    </message>
    <message>
        <source>The motion ends {0} s before the voice; the face keeps its last pose.</source>
        <translation>动作比语音早 {0} 秒结束；面部保持最后的姿势。</translation>
    </message>
    <message>
        <source>The motion generator fails in window {0}: its numbers have no limit.</source>
        <translation>动作生成器在第 {0} 个窗口失败：数值没有界限。</translation>
    </message>
    <message>
        <source>The motion lasts {0} s; choose an earlier start or a later end.</source>
        <translation>动作时长 {0} 秒；请选择更早的起点或更晚的终点。</translation>
    </message>
    <message>
        <source>The motion of take {0} couldn&apos;t be read.</source>
        <translation>无法读取演绎 {0} 的动作。</translation>
    </message>
    <message>
        <source>The motion of this take is missing.</source>
        <translation>此演绎的动作缺失。</translation>
    </message>
    <message>
        <source>The motion of {0} isn&apos;t there.</source>
        <translation>{0} 的动作不存在。</translation>
    </message>
    <message>
        <source>The motions couldn&apos;t be read.</source>
        <translation>无法读取动作。</translation>
    </message>
    <message>
        <source>The mouth closes while nobody speaks.</source>
        <translation>没有人说话时嘴会闭上。</translation>
    </message>
    <message>
        <source>The mouth lies outside the photo.</source>
        <translation>嘴在照片之外。</translation>
    </message>
    <message>
        <source>The mouth opens no wider than this.</source>
        <translation>嘴张开不会超过此值。</translation>
    </message>
    <message>
        <source>The mouth shows only faintly; it may look painted on when it opens.</source>
        <translation>嘴部不太清晰；张开时可能像画上去的。</translation>
    </message>
    <message>
        <source>The name {0} doesn&apos;t fit the format {1}.</source>
        <translation>名称 {0} 与格式 {1} 不符。</translation>
    </message>
    <message>
        <source>The name {0}… is too long.</source>
        <translation>名称 {0}… 太长。</translation>
    </message>
    <message>
        <source>The networks see a tilted face upright; the video shows it as it was.</source>
        <translation>网络看到的是摆正后的倾斜脸部；视频仍按原样显示。</translation>
    </message>
    <message>
        <source>The networks see the square around the face; without it they see the whole photo, squeezed into a square.</source>
        <translation>网络看到的是面部周围的方框；关闭后看到的是压成正方形的整张照片。</translation>
    </message>
    <message>
        <source>The networks&apos; numbers make no picture.</source>
        <translation>网络的数值无法构成图像。</translation>
    </message>
    <message>
        <source>The part of the program that does the work has stopped.</source>
        <translation>程序中负责处理的部分已停止。</translation>
    </message>
    <message>
        <source>The person can&apos;t be told from the background.</source>
        <translation>无法将人物与背景区分开。</translation>
    </message>
    <message>
        <source>The photo is animated with at most so many pixels on its longer side; smaller is quicker, larger is sharper.</source>
        <translation>处理照片时长边最多这么多像素；越小越快，越大越清晰。</translation>
    </message>
    <message>
        <source>The photo&apos;s own transparency hides the face.</source>
        <translation>照片自身的透明度遮住了脸。</translation>
    </message>
    <message>
        <source>The pipeline&apos;s process ended with exit code {0}.</source>
        <translation>处理进程已结束，退出代码 {0}。</translation>
    </message>
    <message>
        <source>The points of the animal&apos;s face lie too close together.</source>
        <translation>动物脸上的点靠得太近。</translation>
    </message>
    <message>
        <source>The points of the face all lie on one spot.</source>
        <translation>脸上的点都落在同一处。</translation>
    </message>
    <message>
        <source>The points placed by hand couldn&apos;t be read.</source>
        <translation>无法读取手动放置的点。</translation>
    </message>
    <message>
        <source>The processor draws with 32 bits: these 16 bits are for graphics cards. On newer processors, the coarse ones are quicker.</source>
        <translation>处理器以 32 位绘制：这种 16 位是给显卡用的。在较新的处理器上，粗略的 16 位更快。</translation>
    </message>
    <message>
        <source>The project has a setting {0} that is unknown here.</source>
        <translation>项目中有此处未知的设置 {0}。</translation>
    </message>
    <message>
        <source>The project&apos;s value of {0} can&apos;t be used.</source>
        <translation>项目中 {0} 的值无法使用。</translation>
    </message>
    <message>
        <source>The quality can&apos;t be {0}.</source>
        <translation>质量不能是 {0}。</translation>
    </message>
    <message>
        <source>The recording has a constant offset; the microphone may be faulty.</source>
        <translation>录音有恒定偏移；麦克风可能有故障。</translation>
    </message>
    <message>
        <source>The recording has become as long as a WAV file can be.</source>
        <translation>录音已达到 WAV 文件的最大长度。</translation>
    </message>
    <message>
        <source>The recording is too loud and distorted. Turn the microphone down.</source>
        <translation>录音过响而失真。请调低麦克风。</translation>
    </message>
    <message>
        <source>The settings couldn&apos;t be read.</source>
        <translation>无法读取设置。</translation>
    </message>
    <message>
        <source>The sizes of the audio encoder don&apos;t fit together.</source>
        <translation>音频编码器的各项尺寸互不匹配。</translation>
    </message>
    <message>
        <source>The sound ends {0} s too early; its file may be damaged.</source>
        <translation>声音提前 {0} 秒结束；文件可能已损坏。</translation>
    </message>
    <message>
        <source>The sound in {0} can&apos;t be decoded.</source>
        <translation>无法解码 {0} 中的声音。</translation>
    </message>
    <message>
        <source>The sound in {0} is protected or of an unknown kind.</source>
        <translation>{0} 中的声音受保护或类型未知。</translation>
    </message>
    <message>
        <source>The sound is silent: the mouth will stay closed.</source>
        <translation>声音是静音的：嘴会一直闭着。</translation>
    </message>
    <message>
        <source>The sound is too short for a frame of motion.</source>
        <translation>声音太短，不足一帧动作。</translation>
    </message>
    <message>
        <source>The sound is very short; there is hardly time to open the mouth.</source>
        <translation>声音非常短，几乎来不及张嘴。</translation>
    </message>
    <message>
        <source>The sound of {0} is {1} long, but should begin at {2}.</source>
        <translation>{0} 的声音长 {1}，却要从 {2} 开始。</translation>
    </message>
    <message>
        <source>The take</source>
        <translation>演绎</translation>
    </message>
    <message>
        <source>The three points lie too close together.</source>
        <translation>三个点靠得太近。</translation>
    </message>
    <message>
        <source>The video needs a name.</source>
        <translation>视频需要一个名称。</translation>
    </message>
    <message>
        <source>The video shows the whole photo; without it, only a square around the face.</source>
        <translation>视频显示整张照片；关闭时只显示脸部周围的方框。</translation>
    </message>
    <message>
        <source>The voice is very quiet. Record nearer to the microphone.</source>
        <translation>语音非常轻。请靠近麦克风录制。</translation>
    </message>
    <message>
        <source>The {0} is used with the GPU pack, which is {1} to fetch.</source>
        <translation>有了 GPU 包才能使用 {0}，需下载 {1}。</translation>
    </message>
    <message>
        <source>There is hardly any background around the head.</source>
        <translation>头部周围几乎没有背景。</translation>
    </message>
    <message>
        <source>There is no NVIDIA graphics card that can be used: the processor does the work, which takes much longer.</source>
        <translation>没有可用的 NVIDIA 显卡：改由处理器完成，会慢得多。</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>没有文件 {0}。</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>没有文件夹 {0}。</translation>
    </message>
    <message>
        <source>There is no motion between {0} s and {1} s.</source>
        <translation>{0} 秒到 {1} 秒之间没有动作。</translation>
    </message>
    <message>
        <source>There is no photo yet.</source>
        <translation>还没有照片。</translation>
    </message>
    <message>
        <source>There is no setting called {0}.</source>
        <translation>没有名为 {0} 的设置。</translation>
    </message>
    <message>
        <source>There is no space left for {0}.</source>
        <translation>没有空间存放 {0}。</translation>
    </message>
    <message>
        <source>There is no video format {0}.</source>
        <translation>没有视频格式 {0}。</translation>
    </message>
    <message>
        <source>There is no voice yet.</source>
        <translation>还没有语音。</translation>
    </message>
    <message>
        <source>There is no {0} among the models in {1}.</source>
        <translation>{1} 中的模型里没有 {0}。</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory for this.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to draw the frames.</source>
        <translation>内存不足，无法绘制画面。</translation>
    </message>
    <message>
        <source>This graphics card doesn&apos;t know the coarse 16 bits: it draws with the others.</source>
        <translation>这块显卡不支持粗略的 16 位：改用另一种 16 位绘制。</translation>
    </message>
    <message>
        <source>This may not be a person&apos;s face. For an animal, choose the mode for animals.</source>
        <translation>这可能不是人脸。如果是动物，请选择动物模式。</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>歪头</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>To the right.</source>
        <translation>向右。</translation>
    </message>
    <message>
        <source>Towards the left of the picture.</source>
        <translation>朝画面左侧。</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Trim the motion, or store it as .npz.</source>
        <translation>请裁剪动作，或保存为 .npz。</translation>
    </message>
    <message>
        <source>Try again; if it fails again, choose another disk or format.</source>
        <translation>请重试；如果再次失败，请选择其他磁盘或格式。</translation>
    </message>
    <message>
        <source>Try another photo, voice or setting; what was open is still there.</source>
        <translation>请尝试其他照片、语音或设置；之前打开的内容仍在。</translation>
    </message>
    <message>
        <source>Try another photo; if that doesn&apos;t help, get the models again.</source>
        <translation>请换一张照片；如果仍不行，请重新获取模型。</translation>
    </message>
    <message>
        <source>Try it out on the Models page, or with “joyvasa-desktop gpu get”.</source>
        <translation>可在模型页面试用，或使用“joyvasa-desktop gpu get”。</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>转头</translation>
    </message>
    <message>
        <source>Turn upright</source>
        <translation>摆正面部</translation>
    </message>
    <message>
        <source>Type one without slashes.</source>
        <translation>请输入不含斜杠的名称。</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>请更新程序。</translation>
    </message>
    <message>
        <source>Use it there.</source>
        <translation>请在那里使用。</translation>
    </message>
    <message>
        <source>Video file</source>
        <translation>视频文件</translation>
    </message>
    <message>
        <source>Video size</source>
        <translation>视频大小</translation>
    </message>
    <message>
        <source>Visible mark</source>
        <translation>可见标记</translation>
    </message>
    <message>
        <source>WebM</source>
        <translation>WebM</translation>
    </message>
    <message>
        <source>What does the work: an NVIDIA graphics card where there is one, else the processor.</source>
        <translation>由什么来完成工作：有 NVIDIA 显卡时用显卡，否则用处理器。</translation>
    </message>
    <message>
        <source>What is transparent in the photo stays transparent: the JoyVASA engine doesn&apos;t move the outline.</source>
        <translation>照片中透明的部分保持透明：JoyVASA 引擎不移动轮廓。</translation>
    </message>
    <message>
        <source>What keeps its size when the video begins as the photo: the expression, or the pose.</source>
        <translation>视频以照片的样子开始时，什么保持幅度：表情还是姿态。</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>动的部分</translation>
    </message>
    <message>
        <source>What turns the voice into motion and draws it; the built-in engine needs no download.</source>
        <translation>把语音变成动作并绘制出来的部分；内置引擎无需下载。</translation>
    </message>
    <message>
        <source>Where in the sound to begin.</source>
        <translation>从声音的哪里开始。</translation>
    </message>
    <message>
        <source>Where in the sound to stop; 0 is its end.</source>
        <translation>到声音的哪里结束；0 表示结尾。</translation>
    </message>
    <message>
        <source>Where the project&apos;s photo is couldn&apos;t be read.</source>
        <translation>无法读取项目照片的位置。</translation>
    </message>
    <message>
        <source>Where the project&apos;s voice is couldn&apos;t be read.</source>
        <translation>无法读取项目语音的位置。</translation>
    </message>
    <message>
        <source>Which face</source>
        <translation>哪张脸</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>谁在说话</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>整张照片</translation>
    </message>
    <message>
        <source>Widest mouth</source>
        <translation>最大张嘴</translation>
    </message>
    <message>
        <source>Window {0} of {1}</source>
        <translation>第 {0} 个窗口，共 {1} 个</translation>
    </message>
    <message>
        <source>With 16 bits drawing is quicker and needs half the memory; automatic tries once whether the graphics card draws the same with them. The coarse ones make newer processors twice as quick, with a little noise.</source>
        <translation>使用 16 位时绘制更快，内存减半；自动会试一次显卡用它绘制的结果是否相同。粗略的 16 位让较新的处理器快一倍，但略有噪点。</translation>
    </message>
    <message>
        <source>With 16 bits, numbers left the range of their format: frames are drawn with 32 bits, which takes longer.</source>
        <translation>使用 16 位时数值超出了格式范围：改用 32 位绘制，会更慢。</translation>
    </message>
    <message>
        <source>With 16 bits, this graphics card draws another picture ({0} dB): frames are drawn with 32 bits, which takes longer.</source>
        <translation>使用 16 位时这张显卡绘制的图像不同（{0} dB）：改用 32 位绘制，会更慢。</translation>
    </message>
    <message>
        <source>Write it as #rrggbb, white is #ffffff.</source>
        <translation>请写成 #rrggbb，白色为 #ffffff。</translation>
    </message>
    <message>
        <source>Writes &apos;AI-generated&apos; visibly into a corner.</source>
        <translation>在角落显示“AI-generated”字样。</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>as the photo</source>
        <translation>与照片相同</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>eye widths</source>
        <translation>眼宽</translation>
    </message>
    <message>
        <source>face sizes</source>
        <translation>脸的大小</translation>
    </message>
    <message>
        <source>face widths</source>
        <translation>脸宽</translation>
    </message>
    <message>
        <source>mouth widths</source>
        <translation>嘴宽</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>per minute</source>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>the largest</source>
        <translation>最大的</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>{0} can&apos;t be opened: it may not be read.</source>
        <translation>无法打开 {0}：没有读取权限。</translation>
    </message>
    <message>
        <source>{0} can&apos;t be opened: {1}.</source>
        <translation>无法打开 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read as a video.</source>
        <translation>无法将 {0} 作为视频读取。</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read.</source>
        <translation>无法读取 {0}。</translation>
    </message>
    <message>
        <source>{0} can&apos;t be transparent.</source>
        <translation>{0} 不能透明。</translation>
    </message>
    <message>
        <source>{0} can&apos;t be written in {1}.</source>
        <translation>无法在 {1} 中写入 {0}。</translation>
    </message>
    <message>
        <source>{0} can&apos;t be written: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} can&apos;t be {1}.</source>
        <translation>{0} 不能是 {1}。</translation>
    </message>
    <message>
        <source>{0} changes nothing: the {1} engine doesn&apos;t use it.</source>
        <translation>{0}不起作用：{1}引擎不使用它。</translation>
    </message>
    <message>
        <source>{0} claims {1} samples per second.</source>
        <translation>{0} 声称每秒有 {1} 个采样。</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t hold the points of {1}.</source>
        <translation>{0} 不含{1}的点。</translation>
    </message>
    <message>
        <source>{0} frames a second can&apos;t be had.</source>
        <translation>不支持每秒 {0} 帧。</translation>
    </message>
    <message>
        <source>{0} has no picture.</source>
        <translation>{0} 中没有画面。</translation>
    </message>
    <message>
        <source>{0} has no sound in it.</source>
        <translation>{0} 中没有声音。</translation>
    </message>
    <message>
        <source>{0} has no sound.</source>
        <translation>{0} 没有声音。</translation>
    </message>
    <message>
        <source>{0} has no usable schedule of its steps.</source>
        <translation>{0} 没有可用的步骤表。</translation>
    </message>
    <message>
        <source>{0} has only {1} × {2} pixels.</source>
        <translation>{0} 只有 {1} × {2} 像素。</translation>
    </message>
    <message>
        <source>{0} has too many pixels.</source>
        <translation>{0} 的像素太多。</translation>
    </message>
    <message>
        <source>{0} has {1} MB; at most {2} MB can be read.</source>
        <translation>{0} 有 {1} MB；最多只能读取 {2} MB。</translation>
    </message>
    <message>
        <source>{0} holds no frames.</source>
        <translation>{0} 中没有帧。</translation>
    </message>
    <message>
        <source>{0} holds no sound: it is 0 s long.</source>
        <translation>{0} 中没有声音：长度为 0 秒。</translation>
    </message>
    <message>
        <source>{0} holds other things, so it isn&apos;t replaced.</source>
        <translation>{0} 中有其他内容，因此不会被替换。</translation>
    </message>
    <message>
        <source>{0} holds {1} points instead of {2}.</source>
        <translation>{0} 含有 {1} 个点，而不是 {2} 个。</translation>
    </message>
    <message>
        <source>{0} is a folder; it can&apos;t be opened as a file.</source>
        <translation>{0} 是文件夹，不能作为文件打开。</translation>
    </message>
    <message>
        <source>{0} is a strip of {1} × {2} pixels.</source>
        <translation>{0} 是 {1} × {2} 像素的长条。</translation>
    </message>
    <message>
        <source>{0} is damaged or not complete.</source>
        <translation>{0} 已损坏或不完整。</translation>
    </message>
    <message>
        <source>{0} is damaged: its version is missing.</source>
        <translation>{0} 已损坏：缺少版本号。</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}.</source>
        <translation>{0} 已损坏：{1}。</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} 是空的。</translation>
    </message>
    <message>
        <source>{0} is full of values that aren&apos;t sound.</source>
        <translation>{0} 中全是不属于声音的数值。</translation>
    </message>
    <message>
        <source>{0} is incomplete: its end is missing.</source>
        <translation>{0} 不完整：缺少结尾部分。</translation>
    </message>
    <message>
        <source>{0} is larger than any motion file.</source>
        <translation>{0} 比任何动作文件都大。</translation>
    </message>
    <message>
        <source>{0} is larger than any project.</source>
        <translation>{0} 比任何项目都大。</translation>
    </message>
    <message>
        <source>{0} is longer than {1} minutes.</source>
        <translation>{0} 超过 {1} 分钟。</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>{0} 缺失。</translation>
    </message>
    <message>
        <source>{0} is no colour.</source>
        <translation>{0} 不是颜色。</translation>
    </message>
    <message>
        <source>{0} is no motion template of JoyVASA: {1}.</source>
        <translation>{0} 不是 JoyVASA 的动作模板：{1}。</translation>
    </message>
    <message>
        <source>{0} is no motion that can be read: {1}.</source>
        <translation>{0} 不是可读取的动作：{1}。</translation>
    </message>
    <message>
        <source>{0} is no name for a file{1}.</source>
        <translation>{0} 不能用作文件名{1}。</translation>
    </message>
    <message>
        <source>{0} is no name for a motion file.</source>
        <translation>{0} 不能用作动作文件名。</translation>
    </message>
    <message>
        <source>{0} is no name for a project.</source>
        <translation>{0} 不能用作项目名。</translation>
    </message>
    <message>
        <source>{0} is no photo, no sound and no project.</source>
        <translation>{0} 不是照片、声音或项目。</translation>
    </message>
    <message>
        <source>{0} is no project, or it is damaged.</source>
        <translation>{0} 不是项目，或已损坏。</translation>
    </message>
    <message>
        <source>{0} is something else than a project, so it isn&apos;t replaced.</source>
        <translation>{0} 不是项目，因此不会被替换。</translation>
    </message>
    <message>
        <source>{0} is too large for a file of points.</source>
        <translation>{0} 对点文件来说太大。</translation>
    </message>
    <message>
        <source>{0} is too large for this disk.</source>
        <translation>{0} 对此磁盘来说太大。</translation>
    </message>
    <message>
        <source>{0} is {1}, not a checkpoint.</source>
        <translation>{0} 是 {1}，不是权重文件。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a JSON file.</source>
        <translation>{0} 不是 JSON 文件。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a motion generator: {1}.</source>
        <translation>{0} 不是动作生成器：{1}。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a sound file or a video that can be read.</source>
        <translation>{0} 不是可读取的声音文件或视频。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a {1}: {2}.</source>
        <translation>{0} 不是 {1}：{2}。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t an ordinary file.</source>
        <translation>{0} 不是普通文件。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t the checkpoint that is needed here: {1}.</source>
        <translation>{0} 不是这里需要的权重文件：{1}。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t there any more.</source>
        <translation>{0} 已不存在。</translation>
    </message>
    <message>
        <source>{0} isn&apos;t {1} {2}: {3}.</source>
        <translation>{0} 不是{1}{2}：{3}。</translation>
    </message>
    <message>
        <source>{0} makes {1} frames a second; only {2} can be used.</source>
        <translation>{0} 每秒生成 {1} 帧；只能使用 {2} 帧的。</translation>
    </message>
    <message>
        <source>{0} models of the JoyVASA engine for animals are of no use or not there ({1}), such as {2}.</source>
        <translation>JoyVASA 引擎有 {0} 个动物模型不可用或不存在（{1}），例如 {2}。</translation>
    </message>
    <message>
        <source>{0} models of the JoyVASA engine for people are of no use or not there ({1}), such as {2}.</source>
        <translation>JoyVASA 引擎有 {0} 个人物模型不可用或不存在（{1}），例如 {2}。</translation>
    </message>
    <message>
        <source>{0} needs more memory than there is.</source>
        <translation>{0} 需要的内存超过可用内存。</translation>
    </message>
    <message>
        <source>{0} only says where the real file is.</source>
        <translation>{0} 只说明了真正的文件在哪里。</translation>
    </message>
    <message>
        <source>{0} samples have impossible values; they are silent now.</source>
        <translation>{0} 个采样的值无效，已静音。</translation>
    </message>
    <message>
        <source>{0} steps can&apos;t be made.</source>
        <translation>无法进行 {0} 个步骤。</translation>
    </message>
    <message>
        <source>{0} was changed while it was in use.</source>
        <translation>{0} 在使用期间被更改。</translation>
    </message>
    <message>
        <source>{0} was made by a newer version of the program.</source>
        <translation>{0} 由更新版本的程序创建。</translation>
    </message>
    <message>
        <source>{0} wasn&apos;t opened, because {1}.</source>
        <translation>未打开 {0}，因为 {1}。</translation>
    </message>
    <message>
        <source>{0} would replace the file that it is made from.</source>
        <translation>{0} 会替换掉它的来源文件。</translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
</context>
</TS>

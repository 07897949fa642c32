<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About JoyVASA Desktop</source>
        <translation>حول JoyVASA Desktop</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>التراخيص</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>هذا الحاسوب</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>جارٍ الفحص…</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>الإصدار {version}</translation>
    </message>
    <message>
        <source>Makes a photo of a person or an animal speak, on this computer.</source>
        <translation>يجعل صورة شخص أو حيوان تتكلم، على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>for processors</source>
        <translation>للمعالجات</translation>
    </message>
    <message>
        <source>for NVIDIA graphics cards</source>
        <translation>لبطاقات الرسوميات من NVIDIA</translation>
    </message>
    <message>
        <source>The program&apos;s own code is under the MIT licence. Together with x264 and x265, which write MP4, it is distributed under the terms of the GPL.</source>
        <translation>شيفرة البرنامج نفسه بترخيص MIT. ومع x264 وx265 اللذين يكتبان MP4 يُوزَّع وفق شروط GPL.</translation>
    </message>
    <message>
        <source>The JoyVASA engine uses parts that you add yourself:</source>
        <translation>يستخدم محرك JoyVASA أجزاءً تضيفها أنت:</translation>
    </message>
    <message>
        <source>What follows from that, and all texts</source>
        <translation>ما يترتب على ذلك، وكل النصوص</translation>
    </message>
    <message>
        <source>A report on everything the program needs. It names no user and no home folder; add it when you report a problem.</source>
        <translation>تقرير عن كل ما يحتاج إليه البرنامج. لا يذكر اسم مستخدم ولا مجلده الشخصي؛ أرفقه حين تبلّغ عن مشكلة.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>التقرير</translation>
    </message>
    <message>
        <source>Examine this computer</source>
        <translation>افحص هذا الحاسوب</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;ملف</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>مشروع &amp;جديد</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>&amp;فتح مشروع…</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>&amp;حفظ المشروع</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>حفظ المشروع &amp;باسم…</translation>
    </message>
    <message>
        <source>Open &amp;photo…</source>
        <translation>فتح &amp;صورة…</translation>
    </message>
    <message>
        <source>Choose the picture of the face that will speak.</source>
        <translation>اختر صورة الوجه الذي سيتكلم.</translation>
    </message>
    <message>
        <source>Import &amp;voice…</source>
        <translation>ا&amp;ستيراد صوت…</translation>
    </message>
    <message>
        <source>Choose a sound file, or a video with sound.</source>
        <translation>اختر ملف صوت، أو فيديو فيه صوت.</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple</source>
        <translation>فتح ال&amp;عيّنة</translation>
    </message>
    <message>
        <source>A photo and a voice that come with the program.</source>
        <translation>صورة وصوت يأتيان مع البرنامج.</translation>
    </message>
    <message>
        <source>Create vi&amp;deo…</source>
        <translation>إنشاء الفي&amp;ديو…</translation>
    </message>
    <message>
        <source>Make the video file.</source>
        <translation>صنع ملف الفيديو.</translation>
    </message>
    <message>
        <source>Create video at on&amp;ce</source>
        <translation>إنشاء الفيديو &amp;فورًا</translation>
    </message>
    <message>
        <source>Make the video with the last choices, without a question.</source>
        <translation>صنع الفيديو بالاختيارات الأخيرة من دون سؤال.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>إ&amp;نهاء</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>ت&amp;حرير</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>ت&amp;شغيل</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>م&amp;ساعدة</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>Mode&amp;ls…</source>
        <translation>النما&amp;ذج…</translation>
    </message>
    <message>
        <source>What the JoyVASA engine needs: get it, check it, carry it elsewhere.</source>
        <translation>ما يحتاج إليه محرك JoyVASA: الحصول عليه وفحصه ونقله إلى مكان آخر.</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إ&amp;عادة</translation>
    </message>
    <message>
        <source>&amp;Paste photo or file</source>
        <translation>&amp;لصق صورة أو ملف</translation>
    </message>
    <message>
        <source>Use the picture or file in the clipboard.</source>
        <translation>استخدام الصورة أو الملف من الحافظة.</translation>
    </message>
    <message>
        <source>Place points by &amp;hand</source>
        <translation>وضع النقاط &amp;يدويًا</translation>
    </message>
    <message>
        <source>Click the eyes and the mouth when no face was found.</source>
        <translation>انقر العينين والفم إن لم يُعثر على وجه.</translation>
    </message>
    <message>
        <source>Another &amp;take</source>
        <translation>لقطة أ&amp;خرى</translation>
    </message>
    <message>
        <source>The same words, said with other movements.</source>
        <translation>الكلمات نفسها بحركات أخرى.</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>إعادة ضبط كل الإعدادات</translation>
    </message>
    <message>
        <source>Every setting as it was at the start.</source>
        <translation>كل إعداد كما كان في البداية.</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;تشغيل أو إيقاف مؤقت</translation>
    </message>
    <message>
        <source>One frame &amp;back</source>
        <translation>إطار إلى ال&amp;خلف</translation>
    </message>
    <message>
        <source>One frame &amp;forward</source>
        <translation>إطار إلى الأ&amp;مام</translation>
    </message>
    <message>
        <source>To the &amp;start</source>
        <translation>إلى ال&amp;بداية</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>ت&amp;كرار</translation>
    </message>
    <message>
        <source>&amp;Record, or stop recording</source>
        <translation>تسجيل أو إي&amp;قاف التسجيل</translation>
    </message>
    <message>
        <source>Speak into the microphone; the same key ends it.</source>
        <translation>تكلم في الميكروفون؛ المفتاح نفسه ينهي التسجيل.</translation>
    </message>
    <message>
        <source>P&amp;hoto</source>
        <translation>ال&amp;صورة</translation>
    </message>
    <message>
        <source>The photo with the face that was found.</source>
        <translation>الصورة مع الوجه الذي عُثر عليه.</translation>
    </message>
    <message>
        <source>P&amp;review</source>
        <translation>ال&amp;معاينة</translation>
    </message>
    <message>
        <source>The face as it will speak.</source>
        <translation>الوجه كما سيتكلم.</translation>
    </message>
    <message>
        <source>&amp;Before and after</source>
        <translation>&amp;قبل وبعد</translation>
    </message>
    <message>
        <source>The photo beside what becomes of it.</source>
        <translation>الصورة الأصلية بجانب النتيجة.</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>ملء ال&amp;شاشة</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>الإ&amp;عدادات</translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation>ال&amp;لقطات</translation>
    </message>
    <message>
        <source>&amp;Videos</source>
        <translation>ال&amp;فيديوهات</translation>
    </message>
    <message>
        <source>&amp;Welcome page</source>
        <translation>صفحة الت&amp;رحيب</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>ا&amp;ختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>&amp;About JoyVASA Desktop</source>
        <translation>&amp;حول JoyVASA Desktop</translation>
    </message>
</context>
<context>
    <name>Availability</name>
    <message>
        <source>Used by the {engine} engine only.</source>
        <translation>يستخدمه محرك {engine} فقط.</translation>
    </message>
    <message>
        <source>This is for people only.</source>
        <translation>هذا للأشخاص فقط.</translation>
    </message>
    <message>
        <source>Only WebM and PNG can be transparent.</source>
        <translation>يمكن لـ WebM وPNG فقط أن يكونا شفافين.</translation>
    </message>
    <message>
        <source>The video is transparent: there is no backdrop.</source>
        <translation>الفيديو شفاف: لا لون خلفية له.</translation>
    </message>
    <message>
        <source>PNG always keeps everything.</source>
        <translation>PNG يحفظ كل شيء دائمًا.</translation>
    </message>
    <message>
        <source>The whole photo is shown, not a square.</source>
        <translation>تُعرض الصورة كلها، لا مربع.</translation>
    </message>
    <message>
        <source>The face isn&apos;t cut out: there is no square.</source>
        <translation>الوجه غير مقتطع: لا يوجد مربع.</translation>
    </message>
    <message>
        <source>Only the square is shown: there is no seam.</source>
        <translation>يُعرض المربع فقط: فلا توجد وصلة.</translation>
    </message>
    <message>
        <source>Strength is 0: nothing moves.</source>
        <translation>القوة 0: لا شيء يتحرك.</translation>
    </message>
    <message>
        <source>Not all of the face moves: the head doesn&apos;t turn.</source>
        <translation>لا يتحرك الوجه كله: الرأس لا يدور.</translation>
    </message>
    <message>
        <source>Not all of the face moves: its features are still.</source>
        <translation>لا يتحرك الوجه كله: ملامحه ساكنة.</translation>
    </message>
    <message>
        <source>Not all of the face moves: the lips are still.</source>
        <translation>لا يتحرك الوجه كله: الشفتان ساكنتان.</translation>
    </message>
    <message>
        <source>Not all of the face moves: the eyes are still.</source>
        <translation>لا يتحرك الوجه كله: العينان ساكنتان.</translation>
    </message>
    <message>
        <source>Not all of the face moves: the head is still.</source>
        <translation>لا يتحرك الوجه كله: الرأس ثابت.</translation>
    </message>
    <message>
        <source>Head motion is 0: the head is still.</source>
        <translation>حركة الرأس 0: الرأس ثابت.</translation>
    </message>
    <message>
        <source>The built-in engine keeps the head at its distance.</source>
        <translation>المحرك المدمج يُبقي الرأس على بعده.</translation>
    </message>
    <message>
        <source>Expression is 0: the face is still.</source>
        <translation>التعبير 0: الوجه ساكن.</translation>
    </message>
    <message>
        <source>The background can be held still behind people only.</source>
        <translation>لا يمكن تثبيت الخلفية إلا خلف الأشخاص.</translation>
    </message>
    <message>
        <source>An animal&apos;s face is where its points are.</source>
        <translation>وجه الحيوان حيث توجد نقاطه.</translation>
    </message>
    <message>
        <source>The face is where you placed its points.</source>
        <translation>الوجه حيث وضعت نقاطه.</translation>
    </message>
    <message>
        <source>Animals get no teeth.</source>
        <translation>لا تُرسم أسنان للحيوانات.</translation>
    </message>
    <message>
        <source>This take&apos;s motion comes from a file.</source>
        <translation>حركة هذه اللقطة من ملف.</translation>
    </message>
    <message>
        <source>The eyes blink as the model says.</source>
        <translation>ترمش العينان كما يقول النموذج.</translation>
    </message>
    <message>
        <source>The video doesn&apos;t begin as the photo.</source>
        <translation>لا يبدأ الفيديو كالصورة.</translation>
    </message>
    <message>
        <source>The processor does the work.</source>
        <translation>المعالج يقوم بالعمل.</translation>
    </message>
</context>
<context>
    <name>BundleCard</name>
    <message>
        <source>More about “{name}”</source>
        <translation>المزيد عن «{name}»</translation>
    </message>
    <message>
        <source>Waits until the other work is done</source>
        <translation>ينتظر انتهاء العمل الآخر</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>جارٍ التنزيل</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>جارٍ الفحص</translation>
    </message>
    <message>
        <source>Being made faster to load</source>
        <translation>يجري تسريع تحميلها</translation>
    </message>
    <message>
        <source>Being removed</source>
        <translation>جارٍ الإزالة</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Get again</source>
        <translation>تنزيل من جديد</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>فحص</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Don&apos;t wait</source>
        <translation>عدم الانتظار</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Get {size}</source>
        <translation>تنزيل {size}</translation>
    </message>
    <message>
        <source>Nothing was deleted: other models here need the same files.</source>
        <translation>لم يُحذف شيء: نماذج أخرى هنا تحتاج إلى الملفات نفسها.</translation>
    </message>
    <message>
        <source>These models load faster now.</source>
        <translation>تُحمَّل هذه النماذج الآن أسرع.</translation>
    </message>
    <message>
        <source>Check every byte</source>
        <translation>فحص كل بايت</translation>
    </message>
    <message>
        <source>Export for another computer…</source>
        <translation>تصدير لحاسوب آخر…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>Make loading faster…</source>
        <translation>تسريع التحميل…</translation>
    </message>
    <message>
        <source>Undo faster loading</source>
        <translation>التراجع عن تسريع التحميل</translation>
    </message>
    <message>
        <source>Give up the download</source>
        <translation>التخلي عن التنزيل</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>إزالة…</translation>
    </message>
    <message>
        <source>Licence of {name}: {licence}…</source>
        <translation>ترخيص {name}: {licence}…</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>The microphone “{name}” can&apos;t be used.</source>
        <translation>لا يمكن استخدام الميكروفون «{name}».</translation>
    </message>
    <message>
        <source>Close other programs that use it, and allow it in Windows under Settings, Privacy &amp; security, Microphone.</source>
        <translation>أغلق البرامج الأخرى التي تستخدمه، واسمح به في Windows ضمن الإعدادات، الخصوصية والأمان، الميكروفون.</translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose another one.</source>
        <translation>أغلق البرامج الأخرى التي تستخدمه، أو اختر غيره.</translation>
    </message>
</context>
<context>
    <name>CropTool</name>
    <message>
        <source>Square</source>
        <translation>المربع</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Looking at the photo</source>
        <translation>جارٍ فحص الصورة</translation>
    </message>
    <message>
        <source>Reading the voice</source>
        <translation>جارٍ قراءة الصوت</translation>
    </message>
    <message>
        <source>Listening to the voice</source>
        <translation>جارٍ الاستماع إلى الصوت</translation>
    </message>
    <message>
        <source>Preparing the face</source>
        <translation>جارٍ تجهيز الوجه</translation>
    </message>
    <message>
        <source>Drawing frames</source>
        <translation>جارٍ رسم الإطارات</translation>
    </message>
    <message>
        <source>Drawing the picture</source>
        <translation>جارٍ رسم الصورة</translation>
    </message>
    <message>
        <source>Drawing with {engine}</source>
        <translation>جارٍ الرسم بمحرك {engine}</translation>
    </message>
    <message>
        <source>{what} · about {time}</source>
        <translation>{what} · نحو {time}</translation>
    </message>
</context>
<context>
    <name>EmptyStudio</name>
    <message>
        <source>Drop a photo and a sound anywhere in this window, or begin here.</source>
        <translation>أفلت صورة وصوتًا في أي مكان من هذه النافذة، أو ابدأ من هنا.</translation>
    </message>
    <message>
        <source>Make a photo speak</source>
        <translation>اجعل صورة تتكلم</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>افتح صورة</translation>
    </message>
    <message>
        <source>A person or an animal, looking at you.</source>
        <translation>شخص أو حيوان ينظر إليك.</translation>
    </message>
    <message>
        <source>Import a voice</source>
        <translation>استورد صوتًا</translation>
    </message>
    <message>
        <source>A sound file, or a video with sound.</source>
        <translation>ملف صوت، أو فيديو فيه صوت.</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>جرّب العيّنة</translation>
    </message>
    <message>
        <source>A photo and a voice are ready for you.</source>
        <translation>صورة وصوت جاهزان لك.</translation>
    </message>
    <message>
        <source>Record a voice</source>
        <translation>سجّل صوتًا</translation>
    </message>
    <message>
        <source>Speak into the microphone; press again to stop.</source>
        <translation>تكلم في الميكروفون؛ واضغط ثانيةً للإيقاف.</translation>
    </message>
    <message>
        <source>Try it with a cat</source>
        <translation>جرّبه مع قطة</translation>
    </message>
    <message>
        <source>The photo of a cat and a voice are ready for you.</source>
        <translation>صورة قطة وصوت جاهزان لك.</translation>
    </message>
</context>
<context>
    <name>EngineEditor</name>
    <message>
        <source>Get models…</source>
        <translation>الحصول على النماذج…</translation>
    </message>
    <message>
        <source>See what the JoyVASA engine needs, and get it.</source>
        <translation>الاطلاع على ما يحتاج إليه محرك JoyVASA والحصول عليه.</translation>
    </message>
</context>
<context>
    <name>ExportChoice</name>
    <message>
        <source>Export models</source>
        <translation>تصدير النماذج</translation>
    </message>
    <message>
        <source>They go into one ZIP. On the other computer, choose “Import…” on this page.</source>
        <translation>تُجمع في ملف ZIP واحد. على الحاسوب الآخر اختر «استيراد…» في هذه الصفحة.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>اختيار الملف…</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Create video</source>
        <translation>إنشاء الفيديو</translation>
    </message>
    <message>
        <source>Name of the video</source>
        <translation>اسم الفيديو</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>تغيير…</translation>
    </message>
    <message>
        <source>Choose the folder for the video.</source>
        <translation>اختر مجلد الفيديو.</translation>
    </message>
    <message>
        <source>{n} pictures a second</source>
        <translation>{n} صورة في الثانية</translation>
    </message>
    <message>
        <source>Keep the photo&apos;s transparency</source>
        <translation>الحفاظ على شفافية الصورة</translation>
    </message>
    <message>
        <source>Write “AI-generated” into a corner</source>
        <translation>كتابة “AI-generated” في زاوية</translation>
    </message>
    <message>
        <source>Replace the older one</source>
        <translation>استبدال الأقدم</translation>
    </message>
    <message>
        <source>The face and the voice are my own, or I have permission to use them.</source>
        <translation>الوجه والصوت لي، أو لديّ إذن باستخدامهما.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>معدل الإطارات</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>الجودة</translation>
    </message>
    <message>
        <source>MP4 – plays everywhere</source>
        <translation>MP4 – يعمل في كل مكان</translation>
    </message>
    <message>
        <source>WebM – for the web, can be transparent</source>
        <translation>WebM – للويب، ويمكن أن يكون شفافًا</translation>
    </message>
    <message>
        <source>GIF – moving picture without sound</source>
        <translation>GIF – صورة متحركة بلا صوت</translation>
    </message>
    <message>
        <source>PNG – a folder of pictures, and the sound</source>
        <translation>PNG – مجلد صور مع الصوت</translation>
    </message>
    <message>
        <source>As large as the photo</source>
        <translation>بحجم الصورة</translation>
    </message>
    <message>
        <source>{n} pixels, the longer side</source>
        <translation>{n} بكسل للضلع الأطول</translation>
    </message>
    <message>
        <source>Folder for the video</source>
        <translation>مجلد الفيديو</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>المجلد الرئيسي</translation>
    </message>
    <message>
        <source>Tick the sentence about permission.</source>
        <translation>علّم على جملة الإذن.</translation>
    </message>
    <message>
        <source>The photo has no transparency to keep.</source>
        <translation>ليس في الصورة شفافية لتُحفظ.</translation>
    </message>
    <message>
        <source>Choose WebM or PNG to keep it.</source>
        <translation>اختر WebM أو PNG للحفاظ عليها.</translation>
    </message>
    <message>
        <source>There is a {name} already.</source>
        <translation>يوجد {name} بالفعل.</translation>
    </message>
    <message>
        <source>Keep both; the new one becomes {name}</source>
        <translation>الاحتفاظ بكليهما؛ يصبح الجديد {name}</translation>
    </message>
    <message>
        <source>The photo and the voice are being looked at…</source>
        <translation>يجري فحص الصورة والصوت…</translation>
    </message>
    <message>
        <source>the photo&apos;s own size</source>
        <translation>حجم الصورة نفسه</translation>
    </message>
    <message>
        <source>{w} × {h} pixels</source>
        <translation>{w} × {h} بكسل</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>لا إطارات</numerusform>
            <numerusform>إطار واحد</numerusform>
            <numerusform>إطاران</numerusform>
            <numerusform>%n إطارات</numerusform>
            <numerusform>%n إطارًا</numerusform>
            <numerusform>%n إطار</numerusform>
        </translation>
    </message>
    <message>
        <source>about {time} to make</source>
        <translation>يستغرق صنعه نحو {time}</translation>
    </message>
    <message>
        <source>{size} free there</source>
        <translation>{size} متاحة هناك</translation>
    </message>
</context>
<context>
    <name>FaceTool</name>
    <message>
        <source>Choose face</source>
        <translation>اختيار الوجه</translation>
    </message>
</context>
<context>
    <name>FilePlayer</name>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Position in the video</source>
        <translation>الموضع في الفيديو</translation>
    </message>
    <message>
        <source>Open with another program</source>
        <translation>فتح ببرنامج آخر</translation>
    </message>
    <message>
        <source>The program that your system uses for such files.</source>
        <translation>البرنامج الذي يستخدمه نظامك لمثل هذه الملفات.</translation>
    </message>
    <message>
        <source>This window can&apos;t play the video. The file itself may well be fine.</source>
        <translation>لا تستطيع هذه النافذة تشغيل الفيديو. وقد يكون الملف نفسه سليمًا.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
</context>
<context>
    <name>FrameView</name>
    <message>
        <source>Preview</source>
        <translation>المعاينة</translation>
    </message>
    <message>
        <source>Click to play or pause; hold the button down to see the photo.</source>
        <translation>انقر للتشغيل أو الإيقاف المؤقت؛ واضغط مطولًا لرؤية الصورة.</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <source>After</source>
        <translation>بعد</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>Preview</source>
        <translation>المعاينة</translation>
    </message>
</context>
<context>
    <name>GpuCard</name>
    <message>
        <source>Graphics card</source>
        <translation>بطاقة الرسوميات</translation>
    </message>
    <message>
        <source>More about the graphics card</source>
        <translation>المزيد عن بطاقة الرسوميات</translation>
    </message>
    <message>
        <source>Terms:</source>
        <translation>الشروط:</translation>
    </message>
    <message>
        <source>With the GPU pack, the JoyVASA engine works on the {name} instead of on the processor.</source>
        <translation>مع حزمة GPU يعمل محرك JoyVASA على {name} بدلًا من المعالج.</translation>
    </message>
    <message>
        <source>Used as soon as no video is being made</source>
        <translation>تُستخدم حالما لا يكون هناك فيديو قيد الإنشاء</translation>
    </message>
    <message>
        <source>Removed as soon as no video is being made</source>
        <translation>تُزال حالما لا يكون هناك فيديو قيد الإنشاء</translation>
    </message>
    <message>
        <source>Waits until the other work is done</source>
        <translation>ينتظر انتهاء العمل الآخر</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>جارٍ التنزيل</translation>
    </message>
    <message>
        <source>Being removed</source>
        <translation>جارٍ الإزالة</translation>
    </message>
    <message>
        <source>Get {size}</source>
        <translation>تنزيل {size}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Get again</source>
        <translation>تنزيل من جديد</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول من جديد</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Don&apos;t wait</source>
        <translation>عدم الانتظار</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>إزالة…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>The GPU pack is there: the graphics card is used from now on.</source>
        <translation>حزمة GPU موجودة: تُستخدم بطاقة الرسوميات من الآن فصاعدًا.</translation>
    </message>
    <message>
        <source>Import from a folder…</source>
        <translation>استيراد من مجلد…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>Give up the download</source>
        <translation>التخلي عن التنزيل</translation>
    </message>
    <message>
        <source>Terms of {name}: {title}…</source>
        <translation>شروط {name}: {title}…</translation>
    </message>
</context>
<context>
    <name>GpuQuestions</name>
    <message>
        <source>What comes from {name} may be used as its terms say.</source>
        <translation>يُستخدم ما يأتي من {name} وفق شروطها.</translation>
    </message>
    <message>
        <source>The GPU pack isn&apos;t part of this program: it consists of files that others offer, and that come from their own servers. Please read their terms.</source>
        <translation>حزمة GPU ليست جزءًا من هذا البرنامج: إنها ملفات يقدمها آخرون وتأتي من خوادمهم. يُرجى قراءة شروطهم.</translation>
    </message>
    <message>
        <source>GPU pack</source>
        <translation>حزمة GPU</translation>
    </message>
    <message>
        <source>Delete the GPU pack?</source>
        <translation>أتريد حذف حزمة GPU؟</translation>
    </message>
    <message>
        <source>{size} become free, and the processor does the work again. A video that is being made is finished first. You can get the pack again later.</source>
        <translation>تتحرر {size}، ويقوم المعالج بالعمل من جديد. يُكمَل أولًا الفيديو الذي يُنشأ الآن. يمكنك تنزيل الحزمة من جديد لاحقًا.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الاحتفاظ بها</translation>
    </message>
</context>
<context>
    <name>GpuWords</name>
    <message>
        <source>Fetched, but not tried out yet</source>
        <translation>نُزِّلت ولم تُجرَّب بعد</translation>
    </message>
    <message>
        <source>Incomplete: {size} to get</source>
        <translation>غير مكتملة: بقي تنزيل {size}</translation>
    </message>
    <message>
        <source>Ready: the {name} is used</source>
        <translation>جاهزة: تُستخدم {name}</translation>
    </message>
    <message>
        <source>The GPU pack isn&apos;t there</source>
        <translation>حزمة GPU غير موجودة</translation>
    </message>
    <message>
        <source>{size} on the disk</source>
        <translation>{size} على القرص</translation>
    </message>
    <message>
        <source>GPU pack: CUDA {version}, PyTorch {torch}</source>
        <translation>حزمة GPU: CUDA {version}، PyTorch {torch}</translation>
    </message>
    <message>
        <source>GPU pack: none</source>
        <translation>حزمة GPU: لا توجد</translation>
    </message>
    <message>
        <source>NVIDIA graphics card: none</source>
        <translation>بطاقة رسوميات NVIDIA: لا توجد</translation>
    </message>
    <message>
        <source>driver {version}</source>
        <translation>برنامج التشغيل {version}</translation>
    </message>
    <message>
        <source>There is no NVIDIA graphics card.</source>
        <translation>لا توجد بطاقة رسوميات من NVIDIA.</translation>
    </message>
    <message>
        <source>The GPU pack isn&apos;t used.</source>
        <translation>حزمة GPU غير مستخدمة.</translation>
    </message>
</context>
<context>
    <name>LaneBoard</name>
    <message>
        <source>Motion curves</source>
        <translation>منحنيات الحركة</translation>
    </message>
</context>
<context>
    <name>LaneChips</name>
    <message>
        <source>Curves that are shown</source>
        <translation>المنحنيات المعروضة</translation>
    </message>
</context>
<context>
    <name>LaneNames</name>
    <message>
        <source>Head</source>
        <translation>الرأس</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>الفم</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>الشفتان</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>العينان</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>الحاجبان</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>النظرة</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>الابتسامة</translation>
    </message>
    <message>
        <source>Jaw</source>
        <translation>الفك</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>الموضع</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Shows or hides: %1</source>
        <translation>يُظهر أو يُخفي: %1</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level of the microphone</source>
        <translation>مستوى الميكروفون</translation>
    </message>
    <message>
        <source>Speak so that the bar reaches its second half.</source>
        <translation>تكلم بحيث يصل الشريط إلى نصفه الثاني.</translation>
    </message>
    <message>
        <source>Too loud: the sound is cut off</source>
        <translation>عالٍ جدًا: الصوت يُقتطع</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>صمت</translation>
    </message>
    <message>
        <source>{level} dB</source>
        <translation>{level} دسيبل</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>اللقطات</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>الفيديوهات</translation>
    </message>
    <message>
        <source>There is no safety copy of your work at the moment.</source>
        <translation>لا توجد نسخة احتياطية من عملك في هذه اللحظة.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>النماذج…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إ&amp;عادة</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>بلا عنوان</translation>
    </message>
    <message>
        <source>{name} (changed)</source>
        <translation>{name} (معدَّل)</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>فتح ال&amp;حديثة</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>ال&amp;لغة</translation>
    </message>
    <message>
        <source>L&amp;ooks</source>
        <translation>الم&amp;ظهر</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>حسب النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>No project yet</source>
        <translation>لا مشروع بعد</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>إغلاق هذه الرسالة</translation>
    </message>
</context>
<context>
    <name>Microphones</name>
    <message>
        <source>Recording isn&apos;t possible: a sound library of the system is missing.</source>
        <translation>التسجيل غير ممكن: مكتبة صوت في النظام مفقودة.</translation>
    </message>
    <message>
        <source>Install PulseAudio&apos;s library (libpulse0), or import a sound file.</source>
        <translation>ثبّت مكتبة PulseAudio (libpulse0)، أو استورد ملف صوت.</translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation>لم يُعثر على ميكروفون.</translation>
    </message>
    <message>
        <source>Connect one and see that the sound server (PipeWire or PulseAudio) runs, or import a sound file.</source>
        <translation>وصّل ميكروفونًا وتأكد أن خادم الصوت (PipeWire أو PulseAudio) يعمل، أو استورد ملف صوت.</translation>
    </message>
    <message>
        <source>Connect one, or import a sound file.</source>
        <translation>وصّل ميكروفونًا، أو استورد ملف صوت.</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Not there</source>
        <translation>غير موجودة</translation>
    </message>
    <message>
        <source>Incomplete: {size} to get</source>
        <translation>غير مكتملة: بقي تنزيل {size}</translation>
    </message>
    <message>
        <source>Damaged: {names}</source>
        <translation>تالف: {names}</translation>
    </message>
    <message>
        <source>May not be read: {names}</source>
        <translation>لا إذن بقراءة: {names}</translation>
    </message>
    <message>
        <source>Another version than the published one: {names}</source>
        <translation>إصدار غير المنشور: {names}</translation>
    </message>
    <message>
        <source>Ready, and checked</source>
        <translation>جاهزة ومفحوصة</translation>
    </message>
    <message>
        <source>Ready, not checked yet</source>
        <translation>جاهزة، لم تُفحص بعد</translation>
    </message>
    <message>
        <source>{names} and %n more</source>
        <translation>{names} و%n غيرها</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} من {total}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} في الثانية</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>بقي {time}</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>جارٍ الفحص…</translation>
    </message>
    <message>
        <source>Downloading {name}</source>
        <translation>جارٍ تنزيل {name}</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>جارٍ فحص {name}</translation>
    </message>
    <message>
        <source>Copying {name}</source>
        <translation>جارٍ نسخ {name}</translation>
    </message>
    <message>
        <source>Packing {name}</source>
        <translation>جارٍ حزم {name}</translation>
    </message>
    <message>
        <source>Converting {name}</source>
        <translation>جارٍ تحويل {name}</translation>
    </message>
    <message>
        <source>Unpacking {name}</source>
        <translation>فك ضغط {name}</translation>
    </message>
    <message>
        <source>Trying it out…</source>
        <translation>جارٍ تجربتها…</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>The JoyVASA engine draws with published models, which are fetched once. The built-in engine needs none of them: you can go on working meanwhile.</source>
        <translation>يرسم محرك JoyVASA بنماذج منشورة تُنزَّل مرة واحدة. ولا يحتاج المحرك المدمج إلى أي منها: يمكنك متابعة العمل في هذه الأثناء.</translation>
    </message>
    <message>
        <source>Looking at what is there…</source>
        <translation>جارٍ فحص الموجود…</translation>
    </message>
    <message>
        <source>For models of your own, and for comparisons</source>
        <translation>لنماذجك الخاصة، وللمقارنات</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>You can close this page: the download goes on.</source>
        <translation>يمكنك إغلاق هذه الصفحة: يستمر التنزيل.</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>كُتب: {name}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message numerus="yes">
        <source>%n model file(s) are in their places now.</source>
        <translation>
            <numerusform>لا ملفات نماذج في أماكنها الآن.</numerusform>
            <numerusform>ملف نموذج واحد في مكانه الآن.</numerusform>
            <numerusform>ملفا نماذج في مكانيهما الآن.</numerusform>
            <numerusform>%n ملفات نماذج في أماكنها الآن.</numerusform>
            <numerusform>%n ملف نماذج في أماكنها الآن.</numerusform>
            <numerusform>%n ملف نماذج في أماكنها الآن.</numerusform>
        </translation>
    </message>
    <message>
        <source>Use them all the same</source>
        <translation>استخدامها رغم ذلك</translation>
    </message>
    <message>
        <source>Folder with the GPU pack&apos;s files</source>
        <translation>مجلد فيه ملفات حزمة GPU</translation>
    </message>
    <message>
        <source>Folder for the models</source>
        <translation>مجلد النماذج</translation>
    </message>
    <message>
        <source>Folder with models</source>
        <translation>مجلد فيه نماذج</translation>
    </message>
    <message>
        <source>Import models</source>
        <translation>استيراد النماذج</translation>
    </message>
    <message>
        <source>ZIP archives (*.zip);;All files (*)</source>
        <translation>أرشيفات ZIP (*.zip);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>There is nothing complete to export yet.</source>
        <translation>لا يوجد شيء مكتمل لتصديره بعد.</translation>
    </message>
    <message>
        <source>Export models</source>
        <translation>تصدير النماذج</translation>
    </message>
    <message>
        <source>ZIP archives (*.zip)</source>
        <translation>أرشيفات ZIP (*.zip)</translation>
    </message>
    <message>
        <source>Delete the models of “{name}”?</source>
        <translation>هل تُحذف نماذج «{name}»؟</translation>
    </message>
    <message>
        <source>Files that other models here need stay. You can get them again later.</source>
        <translation>تبقى الملفات التي تحتاج إليها نماذج أخرى هنا. ويمكنك الحصول عليها من جديد لاحقًا.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>الاحتفاظ بها</translation>
    </message>
    <message>
        <source>Make the models of “{name}” load faster?</source>
        <translation>هل تريد تسريع تحميل نماذج «{name}»؟</translation>
    </message>
    <message>
        <source>Copies in another format are made and used from then on. They are read several times as fast and take less memory; how much sooner the engine is ready depends on this computer. The models stay, too, so that the copies take {size} more on the disk. You can take this back.</source>
        <translation>تُنشأ نسخ بصيغة أخرى وتُستخدم من الآن فصاعدًا. تُقرأ أسرع بعدة مرات وتحتاج إلى ذاكرة أقل؛ أما متى يصبح المحرك جاهزًا فيتوقف على هذا الحاسوب. تبقى النماذج أيضًا، لذا تشغل النسخ {size} إضافية على القرص. يمكنك التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Make copies</source>
        <translation>إنشاء النسخ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>ModelsNews</name>
    <message>
        <source>The models load faster now.</source>
        <translation>تُحمَّل النماذج الآن أسرع.</translation>
    </message>
    <message>
        <source>The GPU pack is there: the graphics card is used.</source>
        <translation>حزمة GPU موجودة: تُستخدم بطاقة الرسوميات.</translation>
    </message>
    <message>
        <source>The models are imported.</source>
        <translation>استُوردت النماذج.</translation>
    </message>
    <message>
        <source>The models are exported.</source>
        <translation>صُدّرت النماذج.</translation>
    </message>
    <message>
        <source>Without its GPU pack, the JoyVASA engine takes minutes for a second of video: get it on the page of the models.</source>
        <translation>من دون حزمة GPU يستغرق محرك JoyVASA دقائق لكل ثانية من الفيديو: نزّلها من صفحة النماذج.</translation>
    </message>
    <message>
        <source>Without an NVIDIA graphics card, the JoyVASA engine takes minutes for a second of video.</source>
        <translation>من دون بطاقة رسوميات NVIDIA يستغرق محرّك JoyVASA دقائق لكل ثانية من الفيديو.</translation>
    </message>
    <message>
        <source>The models are there.</source>
        <translation>النماذج موجودة.</translation>
    </message>
    <message>
        <source>The models “{name}” are there.</source>
        <translation>نماذج «{name}» موجودة.</translation>
    </message>
</context>
<context>
    <name>ModelsSign</name>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>GPU pack</source>
        <translation>حزمة GPU</translation>
    </message>
</context>
<context>
    <name>MotionFiles</name>
    <message>
        <source>The motion file can&apos;t be used; details are in the log.</source>
        <translation>لا يمكن استخدام ملف الحركة؛ التفاصيل في السجل.</translation>
    </message>
    <message>
        <source>Import motion</source>
        <translation>استيراد حركة</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>Before you get them</source>
        <translation>قبل أن تحصل عليها</translation>
    </message>
    <message>
        <source>Not everybody may use these models for everything. Please read this.</source>
        <translation>لا يجوز للجميع استخدام هذه النماذج لكل غرض. يُرجى قراءة هذا.</translation>
    </message>
    <message>
        <source>I have read this and keep to it.</source>
        <translation>قرأت هذا وألتزم به.</translation>
    </message>
    <message>
        <source>Go on without them</source>
        <translation>المتابعة من دونها</translation>
    </message>
    <message>
        <source>Accept and get</source>
        <translation>القبول والتنزيل</translation>
    </message>
    <message>
        <source>Tick the sentence above first.</source>
        <translation>علّم على الجملة أعلاه أولًا.</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>Open photo</source>
        <translation>فتح صورة</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>Import voice</source>
        <translation>استيراد صوت</translation>
    </message>
    <message>
        <source>Sounds and videos</source>
        <translation>الأصوات والفيديوهات</translation>
    </message>
    <message>
        <source>There is no file in it. Drop a photo, a sound or a project.</source>
        <translation>لا ملف فيه. أفلت صورة أو صوتًا أو مشروعًا.</translation>
    </message>
    <message>
        <source>There is no picture and no file in the clipboard. Copy one first.</source>
        <translation>لا صورة ولا ملف في الحافظة. انسخ أحدهما أولًا.</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>كل الملفات</translation>
    </message>
    <message>
        <source>Open photo and voice</source>
        <translation>فتح صورة وصوت</translation>
    </message>
    <message>
        <source>Open voice</source>
        <translation>فتح صوت</translation>
    </message>
    <message>
        <source>Open points</source>
        <translation>فتح نقاط</translation>
    </message>
</context>
<context>
    <name>PhotoBar</name>
    <message>
        <source>Boxes</source>
        <translation>مستطيلات</translation>
    </message>
    <message>
        <source>A box around each face.</source>
        <translation>مستطيل حول كل وجه.</translation>
    </message>
    <message>
        <source>Mesh</source>
        <translation>شبكة</translation>
    </message>
    <message>
        <source>The mesh that was fitted to each face.</source>
        <translation>الشبكة التي طُوبقت مع كل وجه.</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>نقاط الملامح</translation>
    </message>
    <message>
        <source>68 points on each face.</source>
        <translation>68 نقطة على كل وجه.</translation>
    </message>
    <message>
        <source>Photo only</source>
        <translation>الصورة فقط</translation>
    </message>
    <message>
        <source>Nothing over the photo.</source>
        <translation>لا شيء فوق الصورة.</translation>
    </message>
    <message>
        <source>Square around the face</source>
        <translation>مربع حول الوجه</translation>
    </message>
    <message>
        <source>Drag it, or scale it by its corners. Keys: arrows, with Alt they scale.</source>
        <translation>اسحبه، أو غيّر حجمه من زواياه. المفاتيح: الأسهم، ومع Alt تغيّر الحجم.</translation>
    </message>
    <message>
        <source>Place points by hand</source>
        <translation>وضع النقاط يدويًا</translation>
    </message>
    <message>
        <source>Click the eyes and the mouth when no face was found.</source>
        <translation>انقر العينين والفم إن لم يُعثر على وجه.</translation>
    </message>
    <message>
        <source>Video shows only the square</source>
        <translation>الفيديو يُظهر المربع فقط</translation>
    </message>
    <message>
        <source>Otherwise the video shows the whole photo.</source>
        <translation>وإلا أظهر الفيديو الصورة كلها.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>إعادة ضبط</translation>
    </message>
    <message>
        <source>The square as it was at first.</source>
        <translation>المربع كما كان أول مرة.</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>تصغير</translation>
    </message>
    <message>
        <source>Key: -</source>
        <translation>المفتاح: ‎-</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>تكبير</translation>
    </message>
    <message>
        <source>Key: +</source>
        <translation>المفتاح: ‎+</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>الصورة كلها</translation>
    </message>
    <message>
        <source>Key: 0</source>
        <translation>المفتاح: 0</translation>
    </message>
</context>
<context>
    <name>PhotoCanvas</name>
    <message>
        <source>Photo</source>
        <translation>الصورة</translation>
    </message>
</context>
<context>
    <name>PhotoNews</name>
    <message>
        <source>Models…</source>
        <translation>النماذج…</translation>
    </message>
    <message>
        <source>Place points by hand</source>
        <translation>وضع النقاط يدويًا</translation>
    </message>
    <message>
        <source>Switch to animal</source>
        <translation>التبديل إلى حيوان</translation>
    </message>
    <message>
        <source>Switch to person</source>
        <translation>التبديل إلى شخص</translation>
    </message>
    <message>
        <source>Looking for the animal&apos;s face …</source>
        <translation>جارٍ البحث عن وجه الحيوان…</translation>
    </message>
    <message>
        <source>Please check the points: it isn&apos;t clear where the animal&apos;s face is.</source>
        <translation>يُرجى التحقق من النقاط: ليس واضحًا أين وجه الحيوان.</translation>
    </message>
    <message>
        <source>Check the points</source>
        <translation>التحقق من النقاط</translation>
    </message>
    <message>
        <source>Click eyes and mouth</source>
        <translation>نقر العينين والفم</translation>
    </message>
    <message>
        <source>A square is enough for the JoyVASA engine only. The built-in engine has to know where the eyes and the mouth are.</source>
        <translation>يكفي المربع لمحرك JoyVASA فقط. أما المحرك المدمج فيجب أن يعرف مكان العينين والفم.</translation>
    </message>
</context>
<context>
    <name>PhotoPanel</name>
    <message>
        <source>Photo</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Open photo</source>
        <translation>فتح صورة</translation>
    </message>
    <message>
        <source>Choose a picture file.</source>
        <translation>اختر ملف صورة.</translation>
    </message>
    <message>
        <source>Paste photo</source>
        <translation>لصق صورة</translation>
    </message>
    <message>
        <source>Use the picture in the clipboard.</source>
        <translation>استخدام الصورة من الحافظة.</translation>
    </message>
    <message>
        <source>More photos</source>
        <translation>صور أخرى</translation>
    </message>
    <message>
        <source>Recent photos and samples.</source>
        <translation>الصور الحديثة والعيّنات.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>شخص</translation>
    </message>
    <message>
        <source>A person, drawn or real: the face is found.</source>
        <translation>شخص، مرسوم أو حقيقي: يُعثر على الوجه تلقائيًا.</translation>
    </message>
    <message>
        <source>Animal</source>
        <translation>حيوان</translation>
    </message>
    <message>
        <source>An animal: its eyes and mouth are found, or you click them.</source>
        <translation>حيوان: يُعثر على عينيه وفمه تلقائيًا، أو تنقرها أنت.</translation>
    </message>
    <message>
        <source>Face further left</source>
        <translation>الوجه الأبعد يسارًا</translation>
    </message>
    <message>
        <source>Face further right</source>
        <translation>الوجه الأبعد يمينًا</translation>
    </message>
    <message>
        <source>No photo yet</source>
        <translation>لا صورة بعد</translation>
    </message>
    <message>
        <source>Drop one here, open one, or try a sample.</source>
        <translation>أفلت صورة هنا، أو افتح واحدة، أو جرّب عيّنة.</translation>
    </message>
    <message>
        <source>Being read …</source>
        <translation>جارٍ القراءة…</translation>
    </message>
    <message>
        <source>It can&apos;t be used.</source>
        <translation>لا يمكن استخدامها.</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} بكسل</translation>
    </message>
    <message>
        <source>Points found by X-Pose</source>
        <translation>نقاط عثر عليها X-Pose</translation>
    </message>
    <message>
        <source>Square drawn by hand</source>
        <translation>مربع مرسوم يدويًا</translation>
    </message>
    <message>
        <source>Points placed by hand</source>
        <translation>نقاط موضوعة يدويًا</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>لا وجوه</numerusform>
            <numerusform>وجه واحد</numerusform>
            <numerusform>وجهان</numerusform>
            <numerusform>%n وجوه</numerusform>
            <numerusform>%n وجهًا</numerusform>
            <numerusform>%n وجه</numerusform>
        </translation>
    </message>
    <message>
        <source>Face {number} of {count}</source>
        <translation>الوجه {number} من {count}</translation>
    </message>
    <message>
        <source>Switch to animal</source>
        <translation>التبديل إلى حيوان</translation>
    </message>
    <message>
        <source>This looks like an animal.</source>
        <translation>يبدو هذا حيوانًا.</translation>
    </message>
    <message>
        <source>Switch to person</source>
        <translation>التبديل إلى شخص</translation>
    </message>
    <message>
        <source>This looks like a person.</source>
        <translation>يبدو هذا شخصًا.</translation>
    </message>
    <message>
        <source>X-Pose finds an animal&apos;s eyes and mouth by itself; it takes {size}, and its licence allows non-commercial research only.</source>
        <translation>‏X-Pose يعثر على عيني الحيوان وفمه تلقائيًا؛ حجمه {size}، ولا يسمح ترخيصه إلا بالبحث غير التجاري.</translation>
    </message>
    <message>
        <source>As the JoyVASA engine, it needs PyTorch besides.</source>
        <translation>وهو يحتاج أيضًا إلى PyTorch، مثل محرك JoyVASA.</translation>
    </message>
    <message>
        <source>Get models…</source>
        <translation>الحصول على النماذج…</translation>
    </message>
    <message>
        <source>Sample: a person</source>
        <translation>عيّنة: شخص</translation>
    </message>
    <message>
        <source>Sample: a cat</source>
        <translation>عيّنة: قطة</translation>
    </message>
    <message>
        <source>Choose face</source>
        <translation>اختيار الوجه</translation>
    </message>
</context>
<context>
    <name>PhotoStage</name>
    <message numerus="yes">
        <source>%n face(s) found</source>
        <translation>
            <numerusform>لم يُعثر على وجوه</numerusform>
            <numerusform>عُثر على وجه واحد</numerusform>
            <numerusform>عُثر على وجهين</numerusform>
            <numerusform>عُثر على %n وجوه</numerusform>
            <numerusform>عُثر على %n وجهًا</numerusform>
            <numerusform>عُثر على %n وجه</numerusform>
        </translation>
    </message>
    <message>
        <source>Face {number} of {count} is chosen</source>
        <translation>اختير الوجه {number} من {count}</translation>
    </message>
    <message>
        <source>Only the square</source>
        <translation>المربع فقط</translation>
    </message>
    <message>
        <source>Reset the square</source>
        <translation>إعادة ضبط المربع</translation>
    </message>
    <message>
        <source>Animal</source>
        <translation>حيوان</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>شخص</translation>
    </message>
    <message>
        <source>Remove points</source>
        <translation>إزالة النقاط</translation>
    </message>
    <message>
        <source>Keep points</source>
        <translation>الاحتفاظ بالنقاط</translation>
    </message>
</context>
<context>
    <name>PointGuide</name>
    <message>
        <source>Three clicks</source>
        <translation>ثلاث نقرات</translation>
    </message>
    <message>
        <source>Nine points</source>
        <translation>تسع نقاط</translation>
    </message>
    <message>
        <source>Both eyes and the mouth; the other points are guessed.</source>
        <translation>العينان والفم؛ وتُخمَّن النقاط الأخرى.</translation>
    </message>
    <message>
        <source>Every point by itself; the most exact way.</source>
        <translation>كل نقطة على حدة؛ الطريقة الأدق.</translation>
    </message>
    <message>
        <source>Point {number} of {count}</source>
        <translation>النقطة {number} من {count}</translation>
    </message>
    <message>
        <source>3 clicks</source>
        <translation>3 نقرات</translation>
    </message>
    <message>
        <source>9 points</source>
        <translation>9 نقاط</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>مربع</translation>
    </message>
    <message>
        <source>Click: {name}</source>
        <translation>انقر: {name}</translation>
    </message>
    <message>
        <source>No animal was found.</source>
        <translation>لم يُعثر على حيوان.</translation>
    </message>
    <message>
        <source>Left and right are those of the picture. Keys: arrows move a cross, Enter sets the point.</source>
        <translation>اليسار واليمين هما يسار الصورة ويمينها. المفاتيح: الأسهم تحرّك علامة، وEnter يضع النقطة.</translation>
    </message>
    <message>
        <source>Drag the points until they fit</source>
        <translation>اسحب النقاط حتى تتطابق</translation>
    </message>
    <message>
        <source>Point {number}: {name}</source>
        <translation>النقطة {number}: {name}</translation>
    </message>
    <message>
        <source>Keys: arrows move it, Page Up and Page Down select another.</source>
        <translation>المفاتيح: الأسهم تحرّكها، وPage Up وPage Down تختاران غيرها.</translation>
    </message>
    <message>
        <source>Fit the square</source>
        <translation>طابِق المربع مع الرأس</translation>
    </message>
    <message>
        <source>It should hold the whole head, upright.</source>
        <translation>ينبغي أن يضم الرأس كله قائمًا.</translation>
    </message>
    <message>
        <source>Drag it, its corners, or the round handle that turns it. Keys: arrows move it, with Alt they size it, Page Up and Page Down turn it.</source>
        <translation>اسحبه، أو اسحب زواياه، أو المقبض الدائري الذي يديره. المفاتيح: الأسهم تحرّكه، ومع Alt تغيّر حجمه، وPage Up وPage Down يديرانه.</translation>
    </message>
    <message>
        <source>left eye, middle</source>
        <translation>العين اليسرى، وسطها</translation>
    </message>
    <message>
        <source>right eye, middle</source>
        <translation>العين اليمنى، وسطها</translation>
    </message>
    <message>
        <source>mouth, left corner</source>
        <translation>الفم، الزاوية اليسرى</translation>
    </message>
    <message>
        <source>mouth, right corner</source>
        <translation>الفم، الزاوية اليمنى</translation>
    </message>
    <message>
        <source>mouth, middle of its line</source>
        <translation>الفم، وسط خطه</translation>
    </message>
    <message>
        <source>left eye, outer corner</source>
        <translation>العين اليسرى، الزاوية الخارجية</translation>
    </message>
    <message>
        <source>left eye, inner corner</source>
        <translation>العين اليسرى، الزاوية الداخلية</translation>
    </message>
    <message>
        <source>right eye, inner corner</source>
        <translation>العين اليمنى، الزاوية الداخلية</translation>
    </message>
    <message>
        <source>right eye, outer corner</source>
        <translation>العين اليمنى، الزاوية الخارجية</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>الأنف</translation>
    </message>
    <message>
        <source>upper lip, middle of the mouth line</source>
        <translation>الشفة العليا، وسط خط الفم</translation>
    </message>
    <message>
        <source>lower lip</source>
        <translation>الشفة السفلى</translation>
    </message>
    <message>
        <source>Square around the head</source>
        <translation>مربع حول الرأس</translation>
    </message>
    <message>
        <source>Where eyes or mouth can&apos;t be seen, as from the side.</source>
        <translation>حيث لا تُرى العينان أو الفم، كما من الجانب.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Takes the last point back.</source>
        <translation>يتراجع عن النقطة الأخيرة.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>البدء من جديد</translation>
    </message>
    <message>
        <source>Asks for all points.</source>
        <translation>يطلب كل النقاط.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>The face is searched for again.</source>
        <translation>يُبحث عن الوجه من جديد.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Places no points.</source>
        <translation>لا يضع نقاطًا.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>The points fit.</source>
        <translation>النقاط مطابقة.</translation>
    </message>
</context>
<context>
    <name>PointsTool</name>
    <message>
        <source>Place points</source>
        <translation>وضع نقاط</translation>
    </message>
    <message>
        <source>Move point</source>
        <translation>تحريك نقطة</translation>
    </message>
</context>
<context>
    <name>PreviewStage</name>
    <message>
        <source>Nothing to see yet</source>
        <translation>لا شيء للعرض بعد</translation>
    </message>
    <message>
        <source>Open a photo and a voice; the face that speaks appears here.</source>
        <translation>افتح صورة وصوتًا؛ يظهر هنا الوجه المتكلم.</translation>
    </message>
    <message>
        <source>Add a voice, and the face speaks.</source>
        <translation>أضف صوتًا فيتكلم الوجه.</translation>
    </message>
    <message>
        <source>Drawing takes longer than playing: you see the pictures that are ready. The video will have them all.</source>
        <translation>الرسم أبطأ من التشغيل: ترى الصور الجاهزة فقط، وسيحتوي الفيديو عليها كلها.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Something unexpected happened. You can go on; saving your project is wise.</source>
        <translation>حدث شيء غير متوقع. يمكنك المتابعة؛ ويُستحسن حفظ مشروعك.</translation>
    </message>
</context>
<context>
    <name>ProjectDialogs</name>
    <message>
        <source>Open project</source>
        <translation>فتح مشروع</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>حفظ المشروع</translation>
    </message>
    <message>
        <source>Find the photo</source>
        <translation>البحث عن الصورة</translation>
    </message>
    <message>
        <source>Find the voice</source>
        <translation>البحث عن الصوت</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>«{name}»</translation>
    </message>
    <message>
        <source>this project</source>
        <translation>هذا المشروع</translation>
    </message>
    <message>
        <source>Save the changes to {project}?</source>
        <translation>هل تُحفظ التغييرات في {project}؟</translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation>وإلا ضاعت.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>عدم الحفظ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>The photo {name} isn&apos;t where it was.</source>
        <translation>الصورة {name} ليست حيث كانت.</translation>
    </message>
    <message>
        <source>The voice {name} isn&apos;t where it was.</source>
        <translation>الصوت {name} ليس حيث كان.</translation>
    </message>
    <message>
        <source>It was in {folder}. The project opens without it, too.</source>
        <translation>كان في {folder}. يُفتح المشروع من دونه أيضًا.</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>البحث عنه…</translation>
    </message>
    <message>
        <source>Open without it</source>
        <translation>الفتح من دونه</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) are still being made.</source>
        <translation>
            <numerusform>لا فيديو قيد الإنشاء.</numerusform>
            <numerusform>لا يزال فيديو واحد قيد الإنشاء.</numerusform>
            <numerusform>لا يزال فيديوان قيد الإنشاء.</numerusform>
            <numerusform>لا تزال %n فيديوهات قيد الإنشاء.</numerusform>
            <numerusform>لا يزال %n فيديو قيد الإنشاء.</numerusform>
            <numerusform>لا يزال %n فيديو قيد الإنشاء.</numerusform>
        </translation>
    </message>
    <message>
        <source>If you quit now, this work is given up; nothing half-made stays behind.</source>
        <translation>إن أنهيت الآن تُرك هذا العمل؛ ولا يبقى شيء غير مكتمل.</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>إيقاف وإنهاء</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>متابعة العمل</translation>
    </message>
    <message>
        <source>A project</source>
        <translation>مشروع</translation>
    </message>
    <message>
        <source>“{name}” wasn&apos;t saved before the program stopped.</source>
        <translation>لم يُحفظ «{name}» قبل توقف البرنامج.</translation>
    </message>
    <message>
        <source>A safety copy from {when} is there.</source>
        <translation>توجد نسخة احتياطية من {when}.</translation>
    </message>
    <message>
        <source>Recover it</source>
        <translation>استعادته</translation>
    </message>
    <message>
        <source>Delete the copy</source>
        <translation>حذف النسخة</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>Projects (*{suffix})</source>
        <translation>مشاريع (*{suffix})</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>Untitled</source>
        <translation>بلا عنوان</translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>أبكر</translation>
    </message>
    <message>
        <source>Make this video sooner.</source>
        <translation>إنشاء هذا الفيديو أبكر.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>Make this video later.</source>
        <translation>إنشاء هذا الفيديو لاحقًا.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Nothing half-made stays behind.</source>
        <translation>لا يبقى شيء غير مكتمل.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>نسخ المسار</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>إزالة من القائمة</translation>
    </message>
    <message>
        <source>The video itself stays.</source>
        <translation>الفيديو نفسه يبقى.</translation>
    </message>
    <message>
        <source>Drag to another place, or use Alt and the arrow keys.</source>
        <translation>اسحب إلى موضع آخر، أو استخدم Alt مع الأسهم.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول من جديد</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>جارٍ الإيقاف…</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was left behind.</source>
        <translation>أُلغي. لم يبقَ شيء.</translation>
    </message>
    <message>
        <source>{length} of video, made in {time}</source>
        <translation>فيديو مدته {length}، أُنشئ في {time}</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>جارٍ البدء…</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>جارٍ فحص الملف…</translation>
    </message>
    <message>
        <source>Frame {n} of {total}</source>
        <translation>الإطار {n} من {total}</translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation>{n} إطار/ث</translation>
    </message>
    <message>
        <source>{time} a frame</source>
        <translation>{time} لكل إطار</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>بقي {time}</translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation>جارٍ فحص الصورة…</translation>
    </message>
    <message>
        <source>Listening to the voice…</source>
        <translation>جارٍ الاستماع إلى الصوت…</translation>
    </message>
    <message>
        <source>Making the motion…</source>
        <translation>جارٍ صنع الحركة…</translation>
    </message>
    <message>
        <source>Preparing the face…</source>
        <translation>جارٍ تجهيز الوجه…</translation>
    </message>
    <message>
        <source>It couldn&apos;t be made.</source>
        <translation>تعذر إنشاؤه.</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>No video yet</source>
        <translation>لا فيديو بعد</translation>
    </message>
    <message>
        <source>Videos that you create are made here, one after the other.</source>
        <translation>الفيديوهات التي تنشئها تُصنع هنا، واحدًا تلو الآخر.</translation>
    </message>
    <message>
        <source>Create video</source>
        <translation>إنشاء الفيديو</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>مسح القائمة</translation>
    </message>
    <message>
        <source>Takes what has ended off the list; the videos stay.</source>
        <translation>يزيل المنتهي من القائمة؛ وتبقى الفيديوهات.</translation>
    </message>
    <message>
        <source>No video is being made</source>
        <translation>لا يُصنع أي فيديو الآن</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) to make</source>
        <translation>
            <numerusform>لا فيديو لإنشائه</numerusform>
            <numerusform>فيديو واحد لإنشائه</numerusform>
            <numerusform>فيديوان لإنشائهما</numerusform>
            <numerusform>%n فيديوهات لإنشائها</numerusform>
            <numerusform>%n فيديو لإنشائه</numerusform>
            <numerusform>%n فيديو لإنشائه</numerusform>
        </translation>
    </message>
    <message>
        <source>All videos are ready</source>
        <translation>كل الفيديوهات جاهزة</translation>
    </message>
</context>
<context>
    <name>Readiness</name>
    <message>
        <source>A video needs a photo and a voice. Open both first.</source>
        <translation>يحتاج الفيديو إلى صورة وصوت. افتحهما أولًا.</translation>
    </message>
</context>
<context>
    <name>RecordBox</name>
    <message>
        <source>Microphone</source>
        <translation>الميكروفون</translation>
    </message>
    <message>
        <source>Begins to record; press it again when you are done.</source>
        <translation>يبدأ التسجيل؛ اضغطه ثانيةً عند الانتهاء.</translation>
    </message>
    <message>
        <source>System: {name}</source>
        <translation>النظام: {name}</translation>
    </message>
    <message>
        <source>The microphone that is recorded from.</source>
        <translation>الميكروفون الذي يُسجَّل منه.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>البدء من جديد</translation>
    </message>
    <message>
        <source>Begins a new recording; this one is kept as a file.</source>
        <translation>يبدأ تسجيلًا جديدًا، ويبقى هذا التسجيل محفوظًا في ملف.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>تسجيل</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Ends the recording and uses it as the voice.</source>
        <translation>ينهي التسجيل ويستخدمه صوتًا.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Goes on in the same recording.</source>
        <translation>يتابع في التسجيل نفسه.</translation>
    </message>
    <message>
        <source>Leaves out what is said until you go on.</source>
        <translation>يتجاهل ما يقال حتى تتابع.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>One moment: the microphone isn&apos;t listening yet.</source>
        <translation>لحظة: الميكروفون لا يستمع بعد.</translation>
    </message>
    <message>
        <source>Too loud: step back, or turn the microphone down.</source>
        <translation>عالٍ جدًا: ابتعد، أو اخفض صوت الميكروفون.</translation>
    </message>
    <message>
        <source>Nothing is heard. Is the microphone muted?</source>
        <translation>لا يُسمع شيء. هل الميكروفون مكتوم؟</translation>
    </message>
    <message>
        <source>Recording. It is saved while you speak.</source>
        <translation>جارٍ التسجيل. يُحفظ أثناء كلامك.</translation>
    </message>
    <message>
        <source>Microphone of the system</source>
        <translation>ميكروفون النظام</translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source>That was too short to be kept.</source>
        <translation>كان ذلك أقصر من أن يُحفظ.</translation>
    </message>
    <message>
        <source>Press Record, speak, and press it again when you are done.</source>
        <translation>اضغط «تسجيل» وتكلم، ثم اضغطه ثانيةً عند الانتهاء.</translation>
    </message>
    <message>
        <source>The system doesn&apos;t let this program use the microphone.</source>
        <translation>لا يسمح النظام لهذا البرنامج باستخدام الميكروفون.</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s privacy settings, or import a sound file.</source>
        <translation>اسمح به في إعدادات خصوصية النظام، أو استورد ملف صوت.</translation>
    </message>
    <message>
        <source>What was recorded until then was kept. See that it is connected.</source>
        <translation>حُفظ ما سُجّل حتى ذلك الحين. تأكد أنه موصول.</translation>
    </message>
    <message>
        <source>See that it is connected and switched on, or choose another one.</source>
        <translation>تأكد أنه موصول ومشغَّل، أو اختر غيره.</translation>
    </message>
    <message>
        <source>No more sound comes from the microphone.</source>
        <translation>لم يعد يصل صوت من الميكروفون.</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Ruler in minutes and seconds</source>
        <translation>مسطرة بالدقائق والثواني</translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>Position in the video</source>
        <translation>الموضع في الفيديو</translation>
    </message>
    <message>
        <source>Drag to look through the video; the arrow keys step by frames.</source>
        <translation>اسحب لاستعراض الفيديو؛ ومفاتيح الأسهم تنتقل إطارًا إطارًا.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>{low} to {high}</source>
        <translation>من {low} إلى {high}</translation>
    </message>
    <message>
        <source>At first: {value}</source>
        <translation>القيمة الأولى: {value}</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>إعادة ضبط {setting}</translation>
    </message>
    <message>
        <source>on</source>
        <translation>مفعّل</translation>
    </message>
    <message>
        <source>off</source>
        <translation>معطّل</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>SquareTool</name>
    <message>
        <source>Square</source>
        <translation>المربع</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>What draws the pictures.</source>
        <translation>ما يرسم الصور.</translation>
    </message>
    <message>
        <source>Memory of the window and of the pipeline together.</source>
        <translation>ذاكرة النافذة والمعالجة معًا.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>لم يبقَ وقت</numerusform>
            <numerusform>بقيت ثانية واحدة</numerusform>
            <numerusform>بقيت ثانيتان</numerusform>
            <numerusform>بقيت %n ثوانٍ</numerusform>
            <numerusform>بقيت %n ثانية</numerusform>
            <numerusform>بقيت %n ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} م.ب</translation>
    </message>
</context>
<context>
    <name>StoreCard</name>
    <message>
        <source>{size} free</source>
        <translation>{size} متاحة</translation>
    </message>
    <message>
        <source>Waits until the other work is done</source>
        <translation>ينتظر انتهاء العمل الآخر</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>جارٍ الإيقاف…</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>جارٍ البدء…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>تغيير…</translation>
    </message>
    <message>
        <source>New models go to another folder, for example on a larger disk.</source>
        <translation>تُحفظ النماذج الجديدة في مجلد آخر، على قرص أكبر مثلًا.</translation>
    </message>
    <message>
        <source>Use the usual folder again</source>
        <translation>استخدام المجلد المعتاد من جديد</translation>
    </message>
    <message>
        <source>Use a folder that I have…</source>
        <translation>استخدام مجلد لديّ…</translation>
    </message>
    <message>
        <source>Models that JoyVASA or LivePortrait use already stay where they are.</source>
        <translation>النماذج التي يستخدمها JoyVASA أو LivePortrait من قبل تبقى حيث هي.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>استيراد…</translation>
    </message>
    <message>
        <source>Copies models from a ZIP or a folder, without internet.</source>
        <translation>ينسخ النماذج من ملف ZIP أو من مجلد، بلا إنترنت.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Writes a ZIP with models, for a computer without internet.</source>
        <translation>يكتب ملف ZIP فيه نماذج، لحاسوب بلا إنترنت.</translation>
    </message>
    <message>
        <source>From a ZIP…</source>
        <translation>من ملف ZIP…</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>من مجلد…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>المجلد:</translation>
    </message>
</context>
<context>
    <name>TakeEditor</name>
    <message>
        <source>The same words, said in another way. The take you see is kept.</source>
        <translation>الكلمات نفسها بطريقة أخرى. تُحفظ اللقطة التي تراها.</translation>
    </message>
    <message>
        <source>Another take</source>
        <translation>لقطة أخرى</translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>Another take</source>
        <translation>لقطة أخرى</translation>
    </message>
    <message>
        <source>Choose a take</source>
        <translation>اختيار لقطة</translation>
    </message>
    <message>
        <source>Remove a take</source>
        <translation>إزالة لقطة</translation>
    </message>
    <message>
        <source>Compare takes</source>
        <translation>مقارنة اللقطات</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>إيقاف المقارنة</translation>
    </message>
    <message>
        <source>Take {number}</source>
        <translation>اللقطة {number}</translation>
    </message>
    <message>
        <source>from {file}</source>
        <translation>من {file}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>البذرة {seed}</translation>
    </message>
</context>
<context>
    <name>TakesList</name>
    <message>
        <source>compared</source>
        <translation>للمقارنة</translation>
    </message>
</context>
<context>
    <name>TakesPanel</name>
    <message>
        <source>Another take</source>
        <translation>لقطة أخرى</translation>
    </message>
    <message>
        <source>Import motion…</source>
        <translation>استيراد حركة…</translation>
    </message>
    <message>
        <source>Save the motion…</source>
        <translation>حفظ الحركة…</translation>
    </message>
    <message>
        <source>Remove this take</source>
        <translation>إزالة هذه اللقطة</translation>
    </message>
    <message>
        <source>Each take moves in its own way: the lines are nodding and, paler, turning.</source>
        <translation>لكل لقطة حركتها: الخطوط هي الإيماء، والأبهت هو الالتفات.</translation>
    </message>
    <message>
        <source>Import motion</source>
        <translation>استيراد حركة</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>الحركة</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>كل الملفات</translation>
    </message>
    <message>
        <source>The same words, said in another way. The take you see is kept.</source>
        <translation>الكلمات نفسها بطريقة أخرى. تُحفظ اللقطة التي تراها.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>اللقطات</translation>
    </message>
    <message>
        <source>A motion from a file (.npz, .csv, .pkl) becomes a take.</source>
        <translation>حركة من ملف (‎.npz أو ‎.csv أو ‎.pkl) تصبح لقطة.</translation>
    </message>
    <message>
        <source>Keeps the motion of this take in a file.</source>
        <translation>يحفظ حركة هذه اللقطة في ملف.</translation>
    </message>
    <message>
        <source>Undo brings it back.</source>
        <translation>التراجع يعيدها.</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>مقارنة مع</translation>
    </message>
    <message>
        <source>Shows another take beside this one, in the preview and in the curves.</source>
        <translation>يعرض لقطة أخرى بجانب هذه، في المعاينة وفي المنحنيات.</translation>
    </message>
    <message>
        <source>No takes yet</source>
        <translation>لا لقطات بعد</translation>
    </message>
    <message>
        <source>Add a voice, and every take says its words in another way.</source>
        <translation>أضف صوتًا، فتقول كل لقطة كلماته بطريقة أخرى.</translation>
    </message>
    <message>
        <source>As it is shown…</source>
        <translation>كما هي معروضة…</translation>
    </message>
    <message>
        <source>With all gains and limits of the settings.</source>
        <translation>مع كل معاملات الإعدادات وحدودها.</translation>
    </message>
    <message>
        <source>As it was made…</source>
        <translation>كما صُنعت…</translation>
    </message>
    <message>
        <source>Before gains and limits: the settings can still change it.</source>
        <translation>قبل المعاملات والحدود: لا تزال الإعدادات قادرة على تغييرها.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Save the motion</source>
        <translation>حفظ الحركة</translation>
    </message>
    <message>
        <source>Motion with everything</source>
        <translation>حركة بكل شيء</translation>
    </message>
    <message>
        <source>Table of curves</source>
        <translation>جدول منحنيات</translation>
    </message>
    <message>
        <source>LivePortrait template</source>
        <translation>قالب LivePortrait</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>حُفظ {file}.</translation>
    </message>
</context>
<context>
    <name>TimeSheet</name>
    <message>
        <source>Stretch that is shown</source>
        <translation>المقطع المعروض</translation>
    </message>
    <message>
        <source>Curves that are in view</source>
        <translation>المنحنيات المرئية</translation>
    </message>
</context>
<context>
    <name>TimeSurface</name>
    <message>
        <source>Timeline</source>
        <translation>المخطط الزمني</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>المخطط الزمني</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>الحركة</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>تصغير</translation>
    </message>
    <message>
        <source>Shows a longer stretch.</source>
        <translation>يُظهر مقطعًا أطول.</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>تكبير</translation>
    </message>
    <message>
        <source>Shows a shorter stretch.</source>
        <translation>يُظهر مقطعًا أقصر.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>إظهار الكل</translation>
    </message>
    <message>
        <source>From start to end.</source>
        <translation>من البداية إلى النهاية.</translation>
    </message>
    <message>
        <source>No voice yet</source>
        <translation>لا صوت بعد</translation>
    </message>
    <message>
        <source>Open or record a voice: its sound and the motion it makes appear here.</source>
        <translation>افتح صوتًا أو سجّله: يظهر هنا صوته والحركة التي يصنعها.</translation>
    </message>
    <message>
        <source>Playhead at %1</source>
        <translation>مؤشر التشغيل عند %1</translation>
    </message>
    <message>
        <source>The voice is being turned into motion …</source>
        <translation>يجري تحويل الصوت إلى حركة…</translation>
    </message>
    <message>
        <source>The motion of the face appears here.</source>
        <translation>تظهر هنا حركة الوجه.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Create video</source>
        <translation>إنشاء الفيديو</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>المعاينة</translation>
    </message>
    <message>
        <source>What the middle of the window shows</source>
        <translation>ما يُعرض في وسط النافذة</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>إلى البداية</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>إطار إلى الخلف</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation>إطار إلى الأمام</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>It begins again at the end.</source>
        <translation>يبدأ من جديد عند النهاية.</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>قبل وبعد</translation>
    </message>
    <message>
        <source>The photo beside what becomes of it; drag the line between them.</source>
        <translation>الصورة بجانب ما تصير إليه؛ اسحب الخط بينهما.</translation>
    </message>
    <message>
        <source>Compare takes</source>
        <translation>مقارنة اللقطات</translation>
    </message>
    <message>
        <source>This take beside another one.</source>
        <translation>هذه اللقطة بجانب أخرى.</translation>
    </message>
    <message>
        <source>Video&apos;s own size</source>
        <translation>حجم الفيديو نفسه</translation>
    </message>
    <message>
        <source>Every pixel of the video; drag the picture to see the rest of it.</source>
        <translation>كل بكسل من الفيديو؛ اسحب الصورة لرؤية بقيتها.</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>الخروج من ملء الشاشة</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>كتم الصوت</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>No device for sound was found; the picture plays without it.</source>
        <translation>لم يُعثر على جهاز صوت؛ تعمل الصورة من دونه.</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>لا صوت</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>تشغيل الصوت</translation>
    </message>
</context>
<context>
    <name>Trim</name>
    <message>
        <source>Trim the voice</source>
        <translation>قص الصوت</translation>
    </message>
</context>
<context>
    <name>TrimHandle</name>
    <message>
        <source>Start of the voice</source>
        <translation>بداية الصوت</translation>
    </message>
    <message>
        <source>End of the voice</source>
        <translation>نهاية الصوت</translation>
    </message>
    <message>
        <source>Drag to leave a part out; double-click to take it back.</source>
        <translation>اسحب لحذف جزء؛ وانقر نقرًا مزدوجًا لاستعادته.</translation>
    </message>
</context>
<context>
    <name>TweakPanel</name>
    <message>
        <source>Reset all</source>
        <translation>إعادة ضبط الكل</translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation>لا إعداد بهذا الاسم.</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>لا تغيير</numerusform>
            <numerusform>تغيّر واحد</numerusform>
            <numerusform>تغيّر اثنان</numerusform>
            <numerusform>تغيّرت %n</numerusform>
            <numerusform>تغيّر %n</numerusform>
            <numerusform>تغيّر %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>إعادة ضبط كل الإعدادات</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>البحث في الإعدادات</translation>
    </message>
    <message>
        <source>Shows only the settings that are about these words.</source>
        <translation>يُظهر فقط الإعدادات المتعلقة بهذه الكلمات.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>أنماط جاهزة</translation>
    </message>
    <message>
        <source>All settings as at first; photo, voice and take stay as they are.</source>
        <translation>كل الإعدادات كما في البداية؛ وتبقى الصورة والصوت واللقطة كما هي.</translation>
    </message>
    <message>
        <source>Preset: {name}</source>
        <translation>النمط: {name}</translation>
    </message>
</context>
<context>
    <name>VoiceKey</name>
    <message>
        <source>Voice</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
</context>
<context>
    <name>VoicePanel</name>
    <message>
        <source>Voice</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Import voice</source>
        <translation>استيراد صوت</translation>
    </message>
    <message>
        <source>Choose a sound file or a video with sound.</source>
        <translation>اختر ملف صوت أو فيديو فيه صوت.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>Where the sound file is.</source>
        <translation>مكان ملف الصوت.</translation>
    </message>
    <message>
        <source>More voices</source>
        <translation>أصوات أخرى</translation>
    </message>
    <message>
        <source>Recent voices and a sample.</source>
        <translation>الأصوات الحديثة وعيّنة.</translation>
    </message>
    <message>
        <source>Record one, drop a file, or try the sample.</source>
        <translation>سجّل صوتًا، أو أفلت ملفًا، أو جرّب العيّنة.</translation>
    </message>
    <message>
        <source>It can&apos;t be used.</source>
        <translation>لا يمكن استخدامه.</translation>
    </message>
    <message>
        <source>Being read …</source>
        <translation>جارٍ القراءة…</translation>
    </message>
    <message>
        <source>{rate} kHz</source>
        <translation>{rate} كيلوهرتز</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>أحادي</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>ستيريو</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>لا قنوات</numerusform>
            <numerusform>قناة واحدة</numerusform>
            <numerusform>قناتان</numerusform>
            <numerusform>%n قنوات</numerusform>
            <numerusform>%n قناة</numerusform>
            <numerusform>%n قناة</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} ث</translation>
    </message>
    <message>
        <source>{duration} min</source>
        <translation>{duration} د</translation>
    </message>
    <message>
        <source>No voice yet</source>
        <translation>لا صوت بعد</translation>
    </message>
    <message>
        <source>Record voice</source>
        <translation>تسجيل صوت</translation>
    </message>
    <message>
        <source>A recording that was cut off has been saved: {name}</source>
        <translation>أُنقذ تسجيل كان قد انقطع: {name}</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>استخدامه</translation>
    </message>
    <message>
        <source>Open voice</source>
        <translation>فتح صوت</translation>
    </message>
    <message>
        <source>Sample voice</source>
        <translation>صوت العيّنة</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Waveform of the voice</source>
        <translation>الشكل الموجي للصوت</translation>
    </message>
</context>
<context>
    <name>WayOut</name>
    <message>
        <source>Get models…</source>
        <translation>الحصول على النماذج…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول من جديد</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>النماذج…</translation>
    </message>
    <message>
        <source>Get the GPU pack ({size})…</source>
        <translation>تنزيل حزمة GPU ‏({size})…</translation>
    </message>
    <message>
        <source>GPU pack…</source>
        <translation>حزمة GPU…</translation>
    </message>
    <message>
        <source>Use the built-in engine</source>
        <translation>استخدم المحرك المدمج</translation>
    </message>
</context>
<context>
    <name>WaysOn</name>
    <message>
        <source>Try again</source>
        <translation>حاول من جديد</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>استخدامه رغم ذلك</translation>
    </message>
    <message>
        <source>Throw it away and get it again</source>
        <translation>حذفه والحصول عليه من جديد</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>مرحبًا</translation>
    </message>
    <message>
        <source>Welcome to JoyVASA Desktop</source>
        <translation>مرحبًا بك في JoyVASA Desktop</translation>
    </message>
    <message>
        <source>It makes a photo of a person or an animal speak. Everything happens on this computer; no picture and no voice leaves it.</source>
        <translation>يجعل صورة شخص أو حيوان تتكلم. كل شيء يحدث على هذا الحاسوب؛ ولا تغادره صورة ولا صوت.</translation>
    </message>
    <message>
        <source>1. A photo</source>
        <translation>1. صورة</translation>
    </message>
    <message>
        <source>Open a picture that shows a face clearly.</source>
        <translation>افتح صورة يظهر فيها وجه بوضوح.</translation>
    </message>
    <message>
        <source>2. A voice</source>
        <translation>2. صوت</translation>
    </message>
    <message>
        <source>Import a recording, or speak.</source>
        <translation>استورد تسجيلًا، أو تكلم.</translation>
    </message>
    <message>
        <source>3. A video</source>
        <translation>3. فيديو</translation>
    </message>
    <message>
        <source>Watch, adjust what moves, and save.</source>
        <translation>شاهد، واضبط ما يتحرك، واحفظ.</translation>
    </message>
    <message>
        <source>Two engines</source>
        <translation>محركان</translation>
    </message>
    <message>
        <source>The built-in engine ships with the program and needs no download and no graphics card: it hears the sounds of speech and moves the face in the photo accordingly. The JoyVASA engine looks more lifelike; it needs its published models on this computer, and an NVIDIA graphics card to be quick.</source>
        <translation>يأتي المحرك المدمج مع البرنامج ولا يحتاج إلى تنزيل ولا إلى بطاقة رسوميات: يسمع أصوات الكلام ويحرّك الوجه في الصورة وفقها. أما محرك JoyVASA فيبدو أقرب إلى الحياة؛ ويحتاج إلى نماذجه المنشورة على هذا الحاسوب، وإلى بطاقة رسوميات من NVIDIA ليكون سريعًا.</translation>
    </message>
    <message>
        <source>Get models…</source>
        <translation>الحصول على النماذج…</translation>
    </message>
    <message>
        <source>The models are there: new photos of people begin with the JoyVASA engine.</source>
        <translation>النماذج موجودة: تبدأ الصور الجديدة للأشخاص بمحرك JoyVASA.</translation>
    </message>
    <message>
        <source>I use only my own face and voice, or those I have permission for.</source>
        <translation>لا أستخدم إلا وجهي وصوتي، أو ما لديّ إذن باستخدامه.</translation>
    </message>
    <message>
        <source>Videos that deceive or hurt people are not what this program is for.</source>
        <translation>هذا البرنامج ليس لفيديوهات تخدع الناس أو تؤذيهم.</translation>
    </message>
    <message>
        <source>Every video says in its file that it was made by a program.</source>
        <translation>يذكر كل فيديو داخل ملفه أن برنامجًا صنعه.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>ابدأ</translation>
    </message>
    <message>
        <source>Tick the sentence above first.</source>
        <translation>علّم على الجملة أعلاه أولًا.</translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <source>Stopping…</source>
        <translation>جارٍ الإيقاف…</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>جارٍ البدء…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
</context>
<context>
    <name>_OtherFolder</name>
    <message>
        <source>Also used:</source>
        <translation>يُستخدم أيضًا:</translation>
    </message>
    <message>
        <source>Don&apos;t use this folder</source>
        <translation>عدم استخدام هذا المجلد</translation>
    </message>
    <message>
        <source>Nothing in it is deleted.</source>
        <translation>لا يُحذف شيء مما فيه.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>1 is open as in the photo.</source>
        <translation>1 تعني مفتوحة كما في الصورة.</translation>
    </message>
    <message>
        <source>A checkpoint holds only numbers; use the file that its authors published.</source>
        <translation>ملف الأوزان لا يحتوي إلا على أرقام؛ استخدم الملف الذي نشره مؤلفوه.</translation>
    </message>
    <message>
        <source>A part of the program is missing: {0}.</source>
        <translation>جزء من البرنامج مفقود: {0}.</translation>
    </message>
    <message>
        <source>A person needs four points, not an array of {0}.</source>
        <translation>يحتاج الشخص إلى أربع نقاط، لا إلى مصفوفة {0}.</translation>
    </message>
    <message>
        <source>A point of the {0} isn&apos;t a number.</source>
        <translation>إحدى نقاط {0} ليست رقمًا.</translation>
    </message>
    <message>
        <source>A point of the {0} lies outside the photo.</source>
        <translation>إحدى نقاط {0} تقع خارج الصورة.</translation>
    </message>
    <message>
        <source>A smile that is always there; below 0 it is stern.</source>
        <translation>ابتسامة دائمة؛ دون 0 يصبح الوجه صارمًا.</translation>
    </message>
    <message>
        <source>A square is written as {&quot;animal_square&quot;: {&quot;centre&quot;: [x, y], &quot;side&quot;: pixels, &quot;angle&quot;: degrees}}, clockwise; the angle may be left out.</source>
        <translation>يُكتب المربع هكذا: ‎{&quot;animal_square&quot;: {&quot;centre&quot;: [x, y], &quot;side&quot;: pixels, &quot;angle&quot;: degrees}}‎، والزاوية باتجاه عقارب الساعة؛ ويمكن حذفها.</translation>
    </message>
    <message>
        <source>A template holds 20 minutes at most.</source>
        <translation>يتسع القالب لـ 20 دقيقة على الأكثر.</translation>
    </message>
    <message>
        <source>A video of {0} pixels is too small to see anything.</source>
        <translation>فيديو بحجم {0} بكسل أصغر من أن يُرى فيه شيء.</translation>
    </message>
    <message>
        <source>A video of {0} x {1} pixels can&apos;t be stored.</source>
        <translation>لا يمكن حفظ فيديو بحجم {0} × {1} بكسل.</translation>
    </message>
    <message>
        <source>AI-generated: a photo animated by JoyVASA Desktop; the movements never happened.</source>
        <translation>مولّد بالذكاء الاصطناعي: صورة حرّكها JoyVASA Desktop؛ لم تحدث هذه الحركات قط.</translation>
    </message>
    <message>
        <source>Accept them, or leave these models out.</source>
        <translation>اقبلها، أو استغنِ عن هذه النماذج.</translation>
    </message>
    <message>
        <source>All head motion together; 0 holds it still.</source>
        <translation>حركة الرأس كلها معًا؛ 0 يثبّته.</translation>
    </message>
    <message>
        <source>All of the face together, lips included.</source>
        <translation>الوجه كله معًا، بما فيه الشفتان.</translation>
    </message>
    <message>
        <source>An animal needs nine points on its face.</source>
        <translation>يحتاج الحيوان إلى تسع نقاط على وجهه.</translation>
    </message>
    <message>
        <source>An animal needs nine points, not an array of {0}.</source>
        <translation>يحتاج الحيوان إلى تسع نقاط، لا إلى مصفوفة {0}.</translation>
    </message>
    <message>
        <source>Animal</source>
        <translation>حيوان</translation>
    </message>
    <message>
        <source>Animals</source>
        <translation>الحيوانات</translation>
    </message>
    <message>
        <source>Animals, first version</source>
        <translation>الحيوانات، الإصدار الأول</translation>
    </message>
    <message>
        <source>Another number gives another take of the same words; the same number the same take.</source>
        <translation>رقم آخر يعطي لقطة أخرى للكلمات نفسها؛ والرقم نفسه يعطي اللقطة نفسها.</translation>
    </message>
    <message>
        <source>Another window has this project open.</source>
        <translation>هذا المشروع مفتوح في نافذة أخرى.</translation>
    </message>
    <message>
        <source>Apache-2.0</source>
        <translation>Apache-2.0</translation>
    </message>
    <message>
        <source>As the engine does it.</source>
        <translation>كما يصنعها المحرك.</translation>
    </message>
    <message>
        <source>Backdrop</source>
        <translation>لون الخلفية</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>الخلفية</translation>
    </message>
    <message>
        <source>Blink depth</source>
        <translation>عمق الرمش</translation>
    </message>
    <message>
        <source>Blinks</source>
        <translation>الرمش</translation>
    </message>
    <message>
        <source>Both are 0 or more.</source>
        <translation>كلاهما 0 أو أكثر.</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>الحاجبان</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>المدمج</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>هادئ</translation>
    </message>
    <message>
        <source>Calmer, rounder movements of head, brows and mouth; 1 is very smooth.</source>
        <translation>حركات أهدأ وأنعم للرأس والحاجبين والفم؛ 1 ناعمة جدًا.</translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation>تحقق من اسمه ومجلده.</translation>
    </message>
    <message>
        <source>Check its name, or copy it to another folder.</source>
        <translation>تحقق من اسمه، أو انسخه إلى مجلد آخر.</translation>
    </message>
    <message>
        <source>Check its permissions, or close other programs that use it.</source>
        <translation>تحقق من أذوناته، أو أغلق البرامج الأخرى التي تستخدمه.</translation>
    </message>
    <message>
        <source>Check its permissions, or copy the models to another folder.</source>
        <translation>تحقق من أذوناته، أو انسخ النماذج إلى مجلد آخر.</translation>
    </message>
    <message>
        <source>Check the disk or the network, then try again.</source>
        <translation>تحقق من القرص أو الشبكة، ثم حاول من جديد.</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>تحقق من القرص.</translation>
    </message>
    <message>
        <source>Check the environment variable HF_ENDPOINT: it begins with https://.</source>
        <translation>تحقق من متغير البيئة HF_ENDPOINT: يبدأ بـ ‎https://‎.</translation>
    </message>
    <message>
        <source>Check the network, and HTTPS_PROXY if you need a proxy; what has come so far is kept.</source>
        <translation>تحقق من الشبكة، ومن HTTPS_PROXY إن كنت تحتاج إلى خادم وكيل؛ ما وصل حتى الآن محفوظ.</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings, or HTTPS_PROXY with the proxy&apos;s address, name and password.</source>
        <translation>تحقق من إعدادات الخادم الوكيل في النظام، أو من HTTPS_PROXY وفيه عنوان الوكيل والاسم وكلمة المرور.</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>جارٍ فحص الملف</translation>
    </message>
    <message>
        <source>Chinese HuBERT</source>
        <translation>‏HuBERT الصيني</translation>
    </message>
    <message>
        <source>Chinese HuBERT by itself</source>
        <translation>‏HuBERT الصيني وحده</translation>
    </message>
    <message>
        <source>Choose 0 for the photo&apos;s own size, or at least {0} pixels.</source>
        <translation>اختر 0 لحجم الصورة نفسه، أو {0} بكسل على الأقل.</translation>
    </message>
    <message>
        <source>Choose WebM or PNG pictures.</source>
        <translation>اختر WebM أو صور PNG.</translation>
    </message>
    <message>
        <source>Choose a faster disk.</source>
        <translation>اختر قرصًا أسرع.</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>اختر ملفًا داخله.</translation>
    </message>
    <message>
        <source>Choose a file that ends with {0}.</source>
        <translation>اختر ملفًا ينتهي اسمه بـ {0}.</translation>
    </message>
    <message>
        <source>Choose a larger photo: {0} pixels are needed, 200 look good.</source>
        <translation>اختر صورة أكبر: يلزم {0} بكسل، و200 تبدو جيدة.</translation>
    </message>
    <message>
        <source>Choose a later end, or 0 for the end of the sound.</source>
        <translation>اختر نهاية أبعد، أو 0 لنهاية الصوت.</translation>
    </message>
    <message>
        <source>Choose a longer one.</source>
        <translation>اختر صوتًا أطول.</translation>
    </message>
    <message>
        <source>Choose a motion file.</source>
        <translation>اختر ملف حركة.</translation>
    </message>
    <message>
        <source>Choose a part of it with a start and an end.</source>
        <translation>اختر جزءًا منه ببداية ونهاية.</translation>
    </message>
    <message>
        <source>Choose a photo in which both eyes and the whole mouth show.</source>
        <translation>اختر صورة تظهر فيها العينان والفم كله.</translation>
    </message>
    <message>
        <source>Choose a photo in which the whole mouth shows.</source>
        <translation>اختر صورة يظهر فيها الفم كله.</translation>
    </message>
    <message>
        <source>Choose a photo in {0}.</source>
        <translation>اختر صورة بصيغة {0}.</translation>
    </message>
    <message>
        <source>Choose a photo that shows the whole face.</source>
        <translation>اختر صورة تُظهر الوجه كله.</translation>
    </message>
    <message>
        <source>Choose a picture with at least {0} pixels on each side.</source>
        <translation>اختر صورة لا يقل كل ضلع فيها عن {0} بكسل.</translation>
    </message>
    <message>
        <source>Choose a project.</source>
        <translation>اختر مشروعًا.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>اختر اسمًا أقصر.</translation>
    </message>
    <message>
        <source>Choose a size up to {0} pixels a side.</source>
        <translation>اختر حجمًا لا يتجاوز {0} بكسل لكل ضلع.</translation>
    </message>
    <message>
        <source>Choose a sound file, or a video with sound.</source>
        <translation>اختر ملف صوت، أو فيديو فيه صوت.</translation>
    </message>
    <message>
        <source>Choose an earlier start.</source>
        <translation>اختر بداية أبكر.</translation>
    </message>
    <message>
        <source>Choose an unprotected recording, such as WAV, MP3, M4A, FLAC or Ogg.</source>
        <translation>اختر تسجيلًا غير محمي، مثل WAV أو MP3 أو M4A أو FLAC أو Ogg.</translation>
    </message>
    <message>
        <source>Choose another disk; FAT ends at 4 GB.</source>
        <translation>اختر قرصًا آخر؛ ينتهي FAT عند 4 غيغابايت.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>Choose another folder for the models; what lies in this one can still be used.</source>
        <translation>اختر مجلدًا آخر للنماذج؛ وما في هذا المجلد يبقى قابلًا للاستخدام.</translation>
    </message>
    <message>
        <source>Choose another folder, or close the program that has the file open.</source>
        <translation>اختر مجلدًا آخر، أو أغلق البرنامج الذي يفتح الملف.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Choose another motion generator.</source>
        <translation>اختر مولّد حركة آخر.</translation>
    </message>
    <message>
        <source>Choose another name for the result.</source>
        <translation>اختر اسمًا آخر للنتيجة.</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>اختر اسمًا أو مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>Choose motion_template.pkl, or download it again.</source>
        <translation>اختر motion_template.pkl أو نزّله من جديد.</translation>
    </message>
    <message>
        <source>Choose one of {0}.</source>
        <translation>اختر واحدًا من {0}.</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>اختر واحدًا من: {0}.</translation>
    </message>
    <message>
        <source>Choose one with at most {0} megapixels, and at most {1} pixels on each side.</source>
        <translation>اختر صورة لا تتجاوز {0} ميغابكسل، ولا يتجاوز كل ضلع فيها {1} بكسل.</translation>
    </message>
    <message>
        <source>Choose the built-in engine, which needs nothing else.</source>
        <translation>اختر المحرك المدمج، فهو لا يحتاج إلى شيء آخر.</translation>
    </message>
    <message>
        <source>Choose the encoder&apos;s folder that belongs to it, such as chinese-hubert-base, with config.json and, if the motion generator has no complete encoder, its weights.</source>
        <translation>اختر مجلد المُرمِّز الذي يخصّه، مثل chinese-hubert-base، وفيه config.json، وفيه أوزانه أيضًا إن لم يكن في مولّد الحركة مُرمِّز كامل.</translation>
    </message>
    <message>
        <source>Choose the folder in which the files themselves are.</source>
        <translation>اختر المجلد الذي فيه الملفات نفسها.</translation>
    </message>
    <message>
        <source>Choose the folder of an encoder with 50 rows a second.</source>
        <translation>اختر مجلد مُرمِّز يعطي 50 صفًا في الثانية.</translation>
    </message>
    <message>
        <source>Choose the folder of the models itself.</source>
        <translation>اختر مجلد النماذج نفسه.</translation>
    </message>
    <message>
        <source>Choose the folder or the ZIP archive that holds them, under any name.</source>
        <translation>اختر المجلد أو أرشيف ZIP الذي يحتويها، أيًّا كان اسمه.</translation>
    </message>
    <message>
        <source>Click its eyes and mouth in the window, or give a file of points. The models that find animals&apos; faces place them, too.</source>
        <translation>انقر عينيه وفمه في النافذة، أو حدّد ملف نقاط. والنماذج التي تكشف وجوه الحيوانات تضعها أيضًا.</translation>
    </message>
    <message>
        <source>Put the published file of that name in its place.</source>
        <translation>ضع الملف المنشور الذي يحمل هذا الاسم في مكانه.</translation>
    </message>
    <message>
        <source>Choose the sound again, so that picture and sound fit.</source>
        <translation>اختر الصوت من جديد لتتوافق الصورة والصوت.</translation>
    </message>
    <message>
        <source>A file of points is a text file in the format JSON, with {&quot;animal_points&quot;: [[x, y], …]}.</source>
        <translation>ملف النقاط ملف نصي بصيغة JSON، وفيه ‎{&quot;animal_points&quot;: [[x, y], …]}‎.</translation>
    </message>
    <message>
        <source>A file of points is a text file in the format JSON, with {&quot;person_points&quot;: [[x, y], …]}.</source>
        <translation>ملف النقاط ملف نصي بصيغة JSON، وفيه ‎{&quot;person_points&quot;: [[x, y], …]}‎.</translation>
    </message>
    <message>
        <source>A model of the JoyVASA engine for animals can&apos;t be used: {0} ({1}).</source>
        <translation>أحد نماذج محرك JoyVASA للحيوانات لا يمكن استخدامه: ‏{0} ({1}).</translation>
    </message>
    <message>
        <source>A model of the JoyVASA engine for people can&apos;t be used: {0} ({1}).</source>
        <translation>أحد نماذج محرك JoyVASA للأشخاص لا يمكن استخدامه: ‏{0} ({1}).</translation>
    </message>
    <message>
        <source>Accept them, or let the processor do the work.</source>
        <translation>اقبلها، أو دع المعالج يقوم بالعمل.</translation>
    </message>
    <message>
        <source>By its points the face stands on its head, with the mouth above the eyes: if it doesn&apos;t, check their order.</source>
        <translation>بحسب نقاطه يقف الوجه مقلوبًا، والفم فوق العينين: فإن لم يكن كذلك فتحقّق من ترتيبها.</translation>
    </message>
    <message>
        <source>Change its permissions, or close other programs that use it; then import again.</source>
        <translation>غيّر أذوناته، أو أغلق البرامج الأخرى التي تستخدمه، ثم استورد من جديد.</translation>
    </message>
    <message>
        <source>Choose the mode for animals, or another file of points.</source>
        <translation>اختر وضع الحيوانات، أو ملف نقاط آخر.</translation>
    </message>
    <message>
        <source>Choose the mode for people, or another file of points.</source>
        <translation>اختر وضع الأشخاص، أو ملف نقاط آخر.</translation>
    </message>
    <message>
        <source>Choose {0} to {1}.</source>
        <translation>اختر من {0} إلى {1}.</translation>
    </message>
    <message>
        <source>Click one eye, the other, then the mouth.</source>
        <translation>انقر عينًا، ثم الأخرى، ثم الفم.</translation>
    </message>
    <message>
        <source>Clockwise.</source>
        <translation>باتجاه عقارب الساعة.</translation>
    </message>
    <message>
        <source>Close other programs that use it, then try again.</source>
        <translation>أغلق البرامج الأخرى التي تستخدمه، ثم حاول من جديد.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller largest picture.</source>
        <translation>أغلق برامج أخرى، أو اختر حجمًا أقصى أصغر للصورة.</translation>
    </message>
    <message>
        <source>Close other programs, or place the points of its eyes, nose and mouth by hand.</source>
        <translation>أغلق برامج أخرى، أو ضع نقاط عينيه وأنفه وفمه يدويًا.</translation>
    </message>
    <message>
        <source>Close other programs, then start this program again.</source>
        <translation>أغلق برامج أخرى، ثم ابدأ هذا البرنامج من جديد.</translation>
    </message>
    <message>
        <source>Close other programs, then try again: nothing is fetched twice. Until then the processor does the work.</source>
        <translation>أغلق برامج أخرى ثم حاول من جديد: لا يُنزَّل شيء مرتين. وحتى ذلك الحين يقوم المعالج بالعمل.</translation>
    </message>
    <message>
        <source>Colour behind a transparent photo, as #rrggbb.</source>
        <translation>اللون خلف الصورة الشفافة، بالصيغة ‎#rrggbb.</translation>
    </message>
    <message>
        <source>Convert it to WAV with another program, or choose another file.</source>
        <translation>حوّله إلى WAV ببرنامج آخر، أو اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>انسخه أو نزّله من جديد.</translation>
    </message>
    <message>
        <source>Copy or download the file again.</source>
        <translation>انسخ الملف أو نزّله من جديد.</translation>
    </message>
    <message>
        <source>Copy the details into a report, so that it can be put right.</source>
        <translation>انسخ التفاصيل إلى بلاغ كي يمكن إصلاح الأمر.</translation>
    </message>
    <message>
        <source>Copy them there, under these names; “joyvasa-desktop gpu files” tells their addresses.</source>
        <translation>انسخها إلى هناك بهذه الأسماء؛ الأمر “joyvasa-desktop gpu files” يذكر عناوينها.</translation>
    </message>
    <message>
        <source>Corners of the mouth up.</source>
        <translation>زاويتا الفم إلى أعلى.</translation>
    </message>
    <message>
        <source>Create it or choose another folder.</source>
        <translation>أنشئه أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Cut out the part with the face.</source>
        <translation>اقتطع الجزء الذي فيه الوجه.</translation>
    </message>
    <message>
        <source>Cutting out the person</source>
        <translation>جارٍ قص الشخص عن خلفيته</translation>
    </message>
    <message>
        <source>Down.</source>
        <translation>إلى أسفل.</translation>
    </message>
    <message>
        <source>Download it again from the place where its authors published it.</source>
        <translation>أعد تنزيله من حيث نشره مؤلفوه.</translation>
    </message>
    <message>
        <source>Download its folder again.</source>
        <translation>نزّل مجلده من جديد.</translation>
    </message>
    <message>
        <source>Download the folder again.</source>
        <translation>نزّل المجلد من جديد.</translation>
    </message>
    <message>
        <source>Downloads are switched off by the environment variable HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE.</source>
        <translation>التنزيل معطّل بمتغير البيئة HF_HUB_OFFLINE أو TRANSFORMERS_OFFLINE.</translation>
    </message>
    <message>
        <source>Draw it around the whole head.</source>
        <translation>ارسمه حول الرأس كله.</translation>
    </message>
    <message>
        <source>Drawing frames</source>
        <translation>جارٍ رسم الإطارات</translation>
    </message>
    <message>
        <source>Draws teeth where the photo shows none (people).</source>
        <translation>يرسم أسنانًا حيث لا تُظهرها الصورة (للأشخاص).</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>English HuBERT</source>
        <translation>‏HuBERT الإنجليزي</translation>
    </message>
    <message>
        <source>Export it again, as WAV with 16 or 24 bits.</source>
        <translation>صدّره من جديد بصيغة WAV بعمق 16 أو 24 بت.</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>التعبير</translation>
    </message>
    <message>
        <source>Eye at picture left</source>
        <translation>العين على يسار الصورة</translation>
    </message>
    <message>
        <source>Eye at picture right</source>
        <translation>العين على يمين الصورة</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>العينان</translation>
    </message>
    <message>
        <source>Face finding as published</source>
        <translation>كشف الوجوه كما نُشر</translation>
    </message>
    <message>
        <source>Face {0} doesn&apos;t exist: the photo has {1}.</source>
        <translation>لا يوجد الوجه {0}: في الصورة {1}.</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>نعومة الحافة</translation>
    </message>
    <message>
        <source>Fetch the real one with “git lfs pull”, or download it from its page.</source>
        <translation>أحضر الملف الحقيقي بالأمر “git lfs pull”، أو نزّله من صفحته.</translation>
    </message>
    <message>
        <source>Finding animals&apos; faces</source>
        <translation>كشف وجوه الحيوانات</translation>
    </message>
    <message>
        <source>Finds and crops faces as LivePortrait does; without it the built-in face finder does that.</source>
        <translation>يكشف الوجوه ويقتطعها كما يفعل LivePortrait؛ ومن دونه يقوم بذلك كاشف الوجوه المدمج.</translation>
    </message>
    <message>
        <source>Finds the points of an animal&apos;s face; without it you set nine points by hand.</source>
        <translation>يعثر على نقاط وجه الحيوان؛ ومن دونه تضع تسع نقاط يدويًا.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Four points are placed in this order: left eye, middle; right eye, middle; mouth, left corner; mouth, right corner.</source>
        <translation>توضع النقاط الأربع بهذا الترتيب: العين اليسرى، الوسط؛ العين اليمنى، الوسط؛ الفم، الزاوية اليسرى؛ الفم، الزاوية اليمنى.</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>معدل الإطارات</translation>
    </message>
    <message>
        <source>Free some space or choose another disk.</source>
        <translation>أفرغ بعض المساحة أو اختر قرصًا آخر.</translation>
    </message>
    <message>
        <source>Free some space, or choose a folder on another disk for the models.</source>
        <translation>أفرغ بعض المساحة، أو اختر للنماذج مجلدًا على قرص آخر.</translation>
    </message>
    <message>
        <source>Free some space, then try again; what has come so far is kept.</source>
        <translation>أفرغ بعض المساحة ثم حاول من جديد؛ ما وصل حتى الآن محفوظ.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Gap between the lips per mouth width.</source>
        <translation>الفجوة بين الشفتين نسبةً إلى عرض الفم.</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>النظرة</translation>
    </message>
    <message>
        <source>Gaze sideways</source>
        <translation>النظرة جانبًا</translation>
    </message>
    <message>
        <source>Gaze up and down</source>
        <translation>النظرة أعلى وأسفل</translation>
    </message>
    <message>
        <source>Get it again on the Models page, or with “joyvasa-desktop gpu get”.</source>
        <translation>نزّلها من جديد من صفحة النماذج، أو بالأمر “joyvasa-desktop gpu get”.</translation>
    </message>
    <message>
        <source>Get it again; if it happens again, get the models from another place.</source>
        <translation>احصل عليه من جديد؛ فإن تكرر ذلك فاحصل على النماذج من مكان آخر.</translation>
    </message>
    <message>
        <source>Get it again; if it happens again, something on the way changes what is downloaded.</source>
        <translation>نزّله من جديد؛ فإن تكرر ذلك فثمة ما يغيّر المنزَّل في الطريق.</translation>
    </message>
    <message>
        <source>Get it from another place.</source>
        <translation>احصل عليه من مكان آخر.</translation>
    </message>
    <message>
        <source>Get or import it again, then pack the models.</source>
        <translation>احصل عليه أو استورده من جديد، ثم احزم النماذج.</translation>
    </message>
    <message>
        <source>Get or import the models first.</source>
        <translation>احصل على النماذج أو استوردها أولًا.</translation>
    </message>
    <message>
        <source>Get them with &quot;joyvasa-desktop models get {0}&quot;, or in the window on the page Models; or choose the built-in engine, which needs nothing else.</source>
        <translation>احصل عليها بالأمر &quot;joyvasa-desktop models get {0}&quot;، أو في النافذة من صفحة «النماذج»؛ أو اختر المحرك المدمج، فهو لا يحتاج إلى شيء آخر.</translation>
    </message>
    <message>
        <source>Go on later: what has come so far is kept.</source>
        <translation>تابع لاحقًا: يُحتفظ بما وصل حتى الآن.</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>التوجيه</translation>
    </message>
    <message>
        <source>Half the head motion, smoother, fewer blinks.</source>
        <translation>نصف حركة الرأس، أنعم، ورمش أقل.</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>الرأس</translation>
    </message>
    <message>
        <source>Head down.</source>
        <translation>الرأس إلى أسفل.</translation>
    </message>
    <message>
        <source>Head motion</source>
        <translation>حركة الرأس</translation>
    </message>
    <message>
        <source>Head still</source>
        <translation>الرأس ثابت</translation>
    </message>
    <message>
        <source>Higher is a sharper picture and a larger file.</source>
        <translation>الأعلى صورة أوضح وملف أكبر.</translation>
    </message>
    <message>
        <source>How closely the motion follows the voice (cfg scale): higher is livelier and pronounced, lower is calmer; far up it looks overdone.</source>
        <translation>مدى التزام الحركة بالصوت (cfg scale): الأعلى أكثر حيوية ووضوحًا، والأدنى أهدأ؛ والمبالغة في رفعه تبدو مصطنعة.</translation>
    </message>
    <message>
        <source>How far a blink closes the eyes.</source>
        <translation>مدى إغلاق الرمش للعينين.</translation>
    </message>
    <message>
        <source>How far the mouth opens.</source>
        <translation>مدى انفتاح الفم.</translation>
    </message>
    <message>
        <source>How much around the face the square shows: more is further away.</source>
        <translation>مقدار ما يُظهره المربع حول الوجه: الأكثر أبعد.</translation>
    </message>
    <message>
        <source>How much the brows move.</source>
        <translation>مقدار حركة الحاجبين.</translation>
    </message>
    <message>
        <source>How much the eyes wander.</source>
        <translation>مقدار تجوّل العينين.</translation>
    </message>
    <message>
        <source>How much the head comes near and goes away.</source>
        <translation>مقدار اقتراب الرأس وابتعاده.</translation>
    </message>
    <message>
        <source>How much the head goes up and down.</source>
        <translation>مقدار حركة الرأس أعلى وأسفل.</translation>
    </message>
    <message>
        <source>How much the head leans to the shoulders.</source>
        <translation>مقدار ميل الرأس نحو الكتفين.</translation>
    </message>
    <message>
        <source>How much the head turns left and right.</source>
        <translation>مقدار التفات الرأس يسارًا ويمينًا.</translation>
    </message>
    <message>
        <source>How much the lips spread and round.</source>
        <translation>مقدار انبساط الشفتين واستدارتهما.</translation>
    </message>
    <message>
        <source>How much the whole head moves sideways, up and down.</source>
        <translation>مقدار تحرك الرأس كله جانبًا وأعلى وأسفل.</translation>
    </message>
    <message>
        <source>How often the eyes blink; 0 is never.</source>
        <translation>عدد مرات رمش العينين؛ 0 يعني أبدًا.</translation>
    </message>
    <message>
        <source>If a proxy of your company or school stands in between, let SSL_CERT_FILE name its certificate.</source>
        <translation>إن كان بينهما خادم وكيل لشركتك أو مدرستك، فاجعل SSL_CERT_FILE يشير إلى شهادته.</translation>
    </message>
    <message>
        <source>Import it again, or choose another take.</source>
        <translation>استورده من جديد، أو اختر لقطة أخرى.</translation>
    </message>
    <message>
        <source>Import it instead.</source>
        <translation>استورده بدلًا من ذلك.</translation>
    </message>
    <message>
        <source>Import it instead: then they are found under any name.</source>
        <translation>استورده بدلًا من ذلك: عندها يُعثر عليها أيًّا كان اسمها.</translation>
    </message>
    <message>
        <source>Import its file again.</source>
        <translation>استورد ملفها من جديد.</translation>
    </message>
    <message>
        <source>InsightFace&apos;s face models are for non-commercial research only. Whoever wants to earn money with the videos must leave these models out. Without them the program finds faces with its own face finder, which is free for every use.</source>
        <translation>نماذج الوجوه من InsightFace للبحث غير التجاري فقط. وعلى من يريد كسب المال بالفيديوهات أن يستغني عن هذه النماذج. ومن دونها يكشف البرنامج الوجوه بكاشف الوجوه الخاص به، وهو متاح لكل استخدام.</translation>
    </message>
    <message>
        <source>InsightFace&apos;s models</source>
        <translation>نماذج InsightFace</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>ثبّت البرنامج من جديد.</translation>
    </message>
    <message>
        <source>It goes from 0 to 100.</source>
        <translation>تتراوح بين 0 و100.</translation>
    </message>
    <message>
        <source>It goes from {0} to {1}{2}.</source>
        <translation>يتراوح بين {0} و{1}{2}.</translation>
    </message>
    <message>
        <source>It helps if the face looks at the camera, is well lit and fills a tenth of the picture or more, or if you place the points of its eyes and mouth by hand. For an animal, choose the mode for animals.</source>
        <translation>يساعد أن ينظر الوجه إلى الكاميرا وأن يكون مضاءً جيدًا ويملأ عُشر الصورة أو أكثر، أو أن تضع نقاط العينين والفم يدويًا. للحيوان اختر وضع الحيوانات.</translation>
    </message>
    <message>
        <source>It is {0}.</source>
        <translation>القيمة المطلوبة: {0}.</translation>
    </message>
    <message>
        <source>It may be damaged or incomplete.</source>
        <translation>قد يكون تالفًا أو غير مكتمل.</translation>
    </message>
    <message>
        <source>It may be damaged.</source>
        <translation>قد يكون تالفًا.</translation>
    </message>
    <message>
        <source>It may be protected or damaged. Convert it to WAV or MP3 and try again.</source>
        <translation>قد يكون محميًا أو تالفًا. حوّله إلى WAV أو MP3 وحاول من جديد.</translation>
    </message>
    <message>
        <source>It was kept. Press Record to go on in another file.</source>
        <translation>حُفظ التسجيل. اضغط «تسجيل» للمتابعة في ملف آخر.</translation>
    </message>
    <message>
        <source>It was started again, and everything else goes on. Try again.</source>
        <translation>أُعيد تشغيله، وكل ما عداه مستمر. حاول من جديد.</translation>
    </message>
    <message>
        <source>Its fingerprint is known from one source only: use it all the same if you trust where it comes from.</source>
        <translation>بصمته معروفة من مصدر واحد فقط: استخدمه رغم ذلك إن كنت تثق بمصدره.</translation>
    </message>
    <message>
        <source>Jaw sideways</source>
        <translation>الفك جانبًا</translation>
    </message>
    <message>
        <source>JoyVASA</source>
        <translation>JoyVASA</translation>
    </message>
    <message>
        <source>Keeps neck and shoulders where they are, so that no seam shows.</source>
        <translation>يُبقي الرقبة والكتفين في مكانهما كي لا تظهر وصلة.</translation>
    </message>
    <message>
        <source>Keeps the photo&apos;s transparency (WebM and PNG only).</source>
        <translation>يحافظ على شفافية الصورة (WebM وPNG فقط).</translation>
    </message>
    <message>
        <source>Largest change of size</source>
        <translation>أقصى تغيّر في الحجم</translation>
    </message>
    <message>
        <source>Largest nod</source>
        <translation>أقصى إيماءة</translation>
    </message>
    <message>
        <source>Largest picture</source>
        <translation>أقصى حجم للصورة</translation>
    </message>
    <message>
        <source>Largest shift</source>
        <translation>أقصى إزاحة</translation>
    </message>
    <message>
        <source>Largest tilt</source>
        <translation>أقصى ميل</translation>
    </message>
    <message>
        <source>Largest turn</source>
        <translation>أقصى التفات</translation>
    </message>
    <message>
        <source>Leave {0} out of the name.</source>
        <translation>احذف {0} من الاسم.</translation>
    </message>
    <message>
        <source>Let it end with {0} or {1}.</source>
        <translation>اجعله ينتهي بـ {0} أو {1}.</translation>
    </message>
    <message>
        <source>Let it end with {0}.</source>
        <translation>اجعله ينتهي بـ {0}.</translation>
    </message>
    <message>
        <source>Let the name end with .{0}, or choose another format.</source>
        <translation>اجعل الاسم ينتهي بـ ‎.{0}، أو اختر صيغة أخرى.</translation>
    </message>
    <message>
        <source>Let the video be finished, or close other copies of the program, then try again.</source>
        <translation>دع الفيديو يكتمل، أو أغلق النسخ الأخرى من البرنامج، ثم حاول من جديد.</translation>
    </message>
    <message>
        <source>Limits and smoothing</source>
        <translation>الحدود والتنعيم</translation>
    </message>
    <message>
        <source>Lip width</source>
        <translation>عرض الشفتين</translation>
    </message>
    <message>
        <source>Listening to the voice</source>
        <translation>جارٍ الاستماع إلى الصوت</translation>
    </message>
    <message>
        <source>LivePortrait</source>
        <translation>LivePortrait</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>حيوي</translation>
    </message>
    <message>
        <source>Loading the network that finds animals</source>
        <translation>جارٍ تحميل شبكة كشف الحيوانات</translation>
    </message>
    <message>
        <source>Log in again with “hf auth login”, or remove the token (HF_TOKEN): these models need none.</source>
        <translation>سجّل الدخول من جديد بالأمر “hf auth login”، أو أزل رمز الوصول (HF_TOKEN): هذه النماذج لا تحتاج إليه.</translation>
    </message>
    <message>
        <source>Longer side of the video; 0 is the photo&apos;s own.</source>
        <translation>الضلع الأطول للفيديو؛ 0 هو ضلع الصورة نفسه.</translation>
    </message>
    <message>
        <source>Look at the list of models.</source>
        <translation>راجع قائمة النماذج.</translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation>جارٍ البحث عن الوجوه</translation>
    </message>
    <message>
        <source>Looking for the animal&apos;s face</source>
        <translation>جارٍ البحث عن وجه الحيوان</translation>
    </message>
    <message>
        <source>Lower the guidance, or choose another seed.</source>
        <translation>اخفض التوجيه أو اختر بذرة أخرى.</translation>
    </message>
    <message>
        <source>MP4 plays everywhere; WebM can be transparent; GIF is silent; PNG is a folder of pictures.</source>
        <translation>MP4 يعمل في كل مكان؛ وWebM يمكن أن يكون شفافًا؛ وGIF بلا صوت؛ وPNG مجلد صور.</translation>
    </message>
    <message>
        <source>Make a smaller copy of it.</source>
        <translation>اصنع منه نسخة أصغر.</translation>
    </message>
    <message>
        <source>Models can&apos;t be kept in {0}: {1}.</source>
        <translation>لا يمكن حفظ النماذج في {0}: {1}.</translation>
    </message>
    <message>
        <source>Models for JoyVASA Desktop, each under the licence of its owner.</source>
        <translation>نماذج لـ JoyVASA Desktop، لكل منها ترخيص مالكه.</translation>
    </message>
    <message>
        <source>More head and brow motion, wider mouth, more blinks.</source>
        <translation>حركة أكثر للرأس والحاجبين، وفم أوسع، ورمش أكثر.</translation>
    </message>
    <message>
        <source>Most of the sound is silence. Choose a shorter part of it.</source>
        <translation>معظم الصوت صمت. اختر جزءًا أقصر منه.</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>الفم</translation>
    </message>
    <message>
        <source>Mouth opening</source>
        <translation>انفتاح الفم</translation>
    </message>
    <message>
        <source>Mouth rests in silence</source>
        <translation>الفم يرتاح في الصمت</translation>
    </message>
    <message>
        <source>Moves the square: above 0 down, below 0 up.</source>
        <translation>يحرّك المربع: فوق 0 إلى أسفل، ودونه إلى أعلى.</translation>
    </message>
    <message>
        <source>Moves the square: above 0 to the right of the picture, below 0 to the left.</source>
        <translation>يحرّك المربع: فوق 0 إلى يمين الصورة، ودونه إلى يسارها.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver {0} is too old for the {1} to be used: the GPU pack needs {2} or newer. Install NVIDIA&apos;s newest driver.</source>
        <translation>برنامج التشغيل {0} من NVIDIA أقدم من أن يتيح استخدام {1}: تحتاج حزمة GPU إلى {2} أو أحدث. ثبّت أحدث برنامج تشغيل من NVIDIA.</translation>
    </message>
    <message>
        <source>Name a bundle.</source>
        <translation>حدّد اسم حزمة.</translation>
    </message>
    <message>
        <source>Name a folder in the environment variable HOME.</source>
        <translation>اذكر مجلدًا في متغير البيئة HOME.</translation>
    </message>
    <message>
        <source>Name an HTTP proxy in the environment variable HTTPS_PROXY, or remove the SOCKS proxy from ALL_PROXY if none is needed.</source>
        <translation>حدّد خادم وكيل HTTP في متغير البيئة HTTPS_PROXY، أو أزل خادم SOCKS من ALL_PROXY إن لم تكن هناك حاجة إليه.</translation>
    </message>
    <message>
        <source>Natural</source>
        <translation>طبيعي</translation>
    </message>
    <message>
        <source>Nearer and further</source>
        <translation>أقرب وأبعد</translation>
    </message>
    <message>
        <source>Nearer.</source>
        <translation>أقرب.</translation>
    </message>
    <message>
        <source>Nine points are placed in this order: left eye, outer corner; left eye, inner corner; right eye, inner corner; right eye, outer corner; nose; mouth, left corner; mouth, right corner; upper lip, middle of the mouth line; lower lip.</source>
        <translation>توضع النقاط التسع بهذا الترتيب: العين اليسرى، الزاوية الخارجية؛ العين اليسرى، الزاوية الداخلية؛ العين اليمنى، الزاوية الداخلية؛ العين اليمنى، الزاوية الخارجية؛ الأنف؛ الفم، الزاوية اليسرى؛ الفم، الزاوية اليمنى؛ الشفة العليا، وسط خط الفم؛ الشفة السفلى.</translation>
    </message>
    <message>
        <source>No animal&apos;s face was found in the photo.</source>
        <translation>لم يُعثر على وجه حيوان في الصورة.</translation>
    </message>
    <message>
        <source>No connection to {0}; trying again …</source>
        <translation>لا اتصال بـ {0}؛ تُعاد المحاولة …</translation>
    </message>
    <message>
        <source>No face was found in the photo.</source>
        <translation>لم يُعثر على وجه في الصورة.</translation>
    </message>
    <message>
        <source>Nod</source>
        <translation>الإيماء</translation>
    </message>
    <message>
        <source>Non-commercial research only</source>
        <translation>للبحث غير التجاري فقط</translation>
    </message>
    <message>
        <source>Non-commercial scientific research only</source>
        <translation>للبحث العلمي غير التجاري فقط</translation>
    </message>
    <message>
        <source>Not all of the GPU pack could be removed from {0}.</source>
        <translation>تعذّرت إزالة حزمة GPU كلها من {0}.</translation>
    </message>
    <message>
        <source>Number 0 is the clearest face.</source>
        <translation>الرقم 0 هو أوضح وجه.</translation>
    </message>
    <message>
        <source>Number 0 is the largest face.</source>
        <translation>الرقم 0 هو أكبر وجه.</translation>
    </message>
    <message>
        <source>One more file couldn&apos;t be fetched either.</source>
        <translation>تعذّر جلب ملف آخر أيضًا.</translation>
    </message>
    <message>
        <source>Only for motion generators of your own that don&apos;t hold their encoder.</source>
        <translation>لمولّدات الحركة الخاصة بك التي لا تحتوي على مُرمِّزها فقط.</translation>
    </message>
    <message>
        <source>Only for motion generators of your own that were trained with it.</source>
        <translation>لمولّدات الحركة الخاصة بك التي دُرِّبت به فقط.</translation>
    </message>
    <message>
        <source>Only the face moves; the head keeps its place.</source>
        <translation>يتحرك الوجه فقط؛ ويبقى الرأس في مكانه.</translation>
    </message>
    <message>
        <source>Open a photo (JPEG, PNG …), a sound or video file, or a project.</source>
        <translation>افتح صورة (JPEG أو PNG …) أو ملف صوت أو فيديو أو مشروعًا.</translation>
    </message>
    <message>
        <source>Open a photo first.</source>
        <translation>افتح صورة أولًا.</translation>
    </message>
    <message>
        <source>Open another copy.</source>
        <translation>افتح نسخة أخرى.</translation>
    </message>
    <message>
        <source>Open or record a voice first.</source>
        <translation>افتح صوتًا أو سجّله أولًا.</translation>
    </message>
    <message>
        <source>PNG pictures go into a folder, and {0} is the name of a file.</source>
        <translation>تُحفظ صور PNG في مجلد، و{0} اسم ملف.</translation>
    </message>
    <message>
        <source>Pack the folder again, with the files themselves.</source>
        <translation>احزم المجلد من جديد بالملفات نفسها.</translation>
    </message>
    <message>
        <source>Pack the models&apos; folder again, as an ordinary ZIP.</source>
        <translation>احزم مجلد النماذج من جديد بصيغة ZIP عادية.</translation>
    </message>
    <message>
        <source>Painting what is behind</source>
        <translation>جارٍ رسم ما خلفه</translation>
    </message>
    <message>
        <source>Parts of the sound are damaged and were left out.</source>
        <translation>أجزاء من الصوت تالفة وقد حُذفت.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>شخص</translation>
    </message>
    <message>
        <source>Person or animal</source>
        <translation>شخص أو حيوان</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Pictures per second; more look smoother.</source>
        <translation>عدد الصور في الثانية؛ الأكثر يبدو أنعم.</translation>
    </message>
    <message>
        <source>Place the points of its eyes, nose and mouth by hand. For a person, choose the mode for people.</source>
        <translation>ضع نقاط عينيه وأنفه وفمه يدويًا. للشخص اختر وضع الأشخاص.</translation>
    </message>
    <message>
        <source>Points are counted in pixels of the upright photo, {0} × {1}.</source>
        <translation>تُحسب النقاط ببكسلات الصورة القائمة، {0} × {1}.</translation>
    </message>
    <message>
        <source>Preparing the picture</source>
        <translation>جارٍ تجهيز الصورة</translation>
    </message>
    <message>
        <source>Processor, {0} cores</source>
        <translation>المعالج، {0} أنوية</translation>
    </message>
    <message>
        <source>Put it there under its published name, or choose the folder that has it.</source>
        <translation>ضعه هناك باسمه المنشور، أو اختر المجلد الذي يحتويه.</translation>
    </message>
    <message>
        <source>Put the file back or choose the sound again.</source>
        <translation>أعد الملف إلى مكانه أو اختر الصوت من جديد.</translation>
    </message>
    <message>
        <source>Put the published file for animals in its place.</source>
        <translation>ضع الملف المنشور للحيوانات مكانه.</translation>
    </message>
    <message>
        <source>Put the published file for people in its place.</source>
        <translation>ضع الملف المنشور للأشخاص مكانه.</translation>
    </message>
    <message>
        <source>Put them on the eyes, the nose and the mouth.</source>
        <translation>ضعها على العينين والأنف والفم.</translation>
    </message>
    <message>
        <source>Put {0} into the folder with the models.</source>
        <translation>ضع {0} في المجلد الذي فيه النماذج.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>الجودة</translation>
    </message>
    <message>
        <source>Raised.</source>
        <translation>مرفوعان.</translation>
    </message>
    <message>
        <source>Reading the lips from the voice</source>
        <translation>جارٍ استنتاج حركة الشفتين من الصوت</translation>
    </message>
    <message>
        <source>Reading the sound</source>
        <translation>جارٍ قراءة الصوت</translation>
    </message>
    <message>
        <source>Record it again.</source>
        <translation>سجّله من جديد.</translation>
    </message>
    <message>
        <source>Record or export the sound again.</source>
        <translation>سجّل الصوت أو صدّره من جديد.</translation>
    </message>
    <message>
        <source>Remove it by hand; it is made again when models are prepared for faster loading.</source>
        <translation>أزله يدويًا؛ يُنشأ من جديد عند تسريع تحميل النماذج.</translation>
    </message>
    <message>
        <source>Remove it or write it correctly in the environment variable HF_TOKEN; these models need none.</source>
        <translation>أزله أو اكتبه صحيحًا في متغير البيئة HF_TOKEN؛ لا تحتاج هذه النماذج إلى رمز.</translation>
    </message>
    <message>
        <source>Remove it, or get it again from where it came from.</source>
        <translation>أزله، أو احصل عليه من جديد من مصدره.</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>أزله.</translation>
    </message>
    <message>
        <source>Remove one of the takes.</source>
        <translation>احذف إحدى اللقطات.</translation>
    </message>
    <message>
        <source>Remove the variable and start the program again, or import the models from a computer that has them.</source>
        <translation>أزل المتغير وأعد تشغيل البرنامج، أو استورد النماذج من حاسوب توجد فيه.</translation>
    </message>
    <message>
        <source>Replace older results</source>
        <translation>استبدال النتائج الأقدم</translation>
    </message>
    <message>
        <source>Replaces an older result of that name; otherwise the new one gets a number.</source>
        <translation>يستبدل نتيجة أقدم بالاسم نفسه؛ وإلا أُعطيت الجديدة رقمًا.</translation>
    </message>
    <message>
        <source>Save it again as JPEG or PNG.</source>
        <translation>احفظه من جديد بصيغة JPEG أو PNG.</translation>
    </message>
    <message>
        <source>Save it again.</source>
        <translation>احفظه من جديد.</translation>
    </message>
    <message>
        <source>Save your project, then start the program again.</source>
        <translation>احفظ مشروعك، ثم شغّل البرنامج من جديد.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>الإزاحة</translation>
    </message>
    <message>
        <source>Shift sideways</source>
        <translation>الإزاحة جانبًا</translation>
    </message>
    <message>
        <source>Shift up and down</source>
        <translation>الإزاحة أعلى وأسفل</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>الابتسامة</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>التنعيم</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>ناعمة</translation>
    </message>
    <message>
        <source>Something covers the mouth.</source>
        <translation>شيء ما يغطي الفم.</translation>
    </message>
    <message>
        <source>Something unexpected happened while the motion was made.</source>
        <translation>حدث شيء غير متوقع أثناء صنع الحركة.</translation>
    </message>
    <message>
        <source>Something unexpected happened while the preview was drawn.</source>
        <translation>حدث شيء غير متوقع أثناء رسم المعاينة.</translation>
    </message>
    <message>
        <source>Something unexpected happened while the video was made.</source>
        <translation>حدث شيء غير متوقع أثناء إنشاء الفيديو.</translation>
    </message>
    <message>
        <source>Something unexpected happened with this photo.</source>
        <translation>حدث شيء غير متوقع مع هذه الصورة.</translation>
    </message>
    <message>
        <source>Something unexpected happened with this sound.</source>
        <translation>حدث شيء غير متوقع مع هذا الصوت.</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>حدث شيء غير متوقع.</translation>
    </message>
    <message>
        <source>Spread them over the eyes and mouth.</source>
        <translation>وزّعها على العينين والفم.</translation>
    </message>
    <message>
        <source>Spread; negative is rounded.</source>
        <translation>انبساط؛ والسالب استدارة.</translation>
    </message>
    <message>
        <source>Square: sideways</source>
        <translation>المربع: جانبًا</translation>
    </message>
    <message>
        <source>Square: size</source>
        <translation>المربع: الحجم</translation>
    </message>
    <message>
        <source>Square: up and down</source>
        <translation>المربع: أعلى وأسفل</translation>
    </message>
    <message>
        <source>Start and end are seconds into the sound.</source>
        <translation>البداية والنهاية بالثواني من أول الصوت.</translation>
    </message>
    <message>
        <source>Start the program again: it computes on the processor then. To try the pack again, get it once more on the Models page or with “joyvasa-desktop gpu get”.</source>
        <translation>أعد تشغيل البرنامج: سيحسب عندئذ على المعالج. ولتجربة الحزمة من جديد نزّلها مرة أخرى من صفحة النماذج أو بالأمر “joyvasa-desktop gpu get”.</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>ثابتة</translation>
    </message>
    <message>
        <source>Steady cuts the person out, so that nothing behind moves; soft bends what is near.</source>
        <translation>«ثابتة» تقصّ الشخص فلا يتحرك شيء خلفه؛ و«ناعمة» تثني ما يقرب منه.</translation>
    </message>
    <message>
        <source>Stitching</source>
        <translation>الوصل</translation>
    </message>
    <message>
        <source>Take {0} couldn&apos;t be read.</source>
        <translation>تعذرت قراءة اللقطة {0}.</translation>
    </message>
    <message>
        <source>Teeth</source>
        <translation>الأسنان</translation>
    </message>
    <message>
        <source>The GPU pack can&apos;t be loaded: {0}.</source>
        <translation>لا يمكن تحميل حزمة GPU: {0}.</translation>
    </message>
    <message>
        <source>The GPU pack couldn&apos;t be loaded and isn&apos;t used: {0}.</source>
        <translation>تعذّر تحميل حزمة GPU وهي غير مستخدمة: {0}.</translation>
    </message>
    <message>
        <source>The GPU pack couldn&apos;t be tried for want of memory: {0}.</source>
        <translation>تعذّرت تجربة حزمة GPU لنقص الذاكرة: {0}.</translation>
    </message>
    <message>
        <source>The GPU pack is being fetched or changed elsewhere at this moment.</source>
        <translation>تُنزَّل حزمة GPU أو تُغيَّر في مكان آخر في هذه اللحظة.</translation>
    </message>
    <message>
        <source>The GPU pack is damaged: {0} is missing or isn&apos;t whole.</source>
        <translation>حزمة GPU تالفة: {0} مفقود أو غير كامل.</translation>
    </message>
    <message>
        <source>The GPU pack is in use at this moment.</source>
        <translation>حزمة GPU مستخدمة في هذه اللحظة.</translation>
    </message>
    <message>
        <source>The GPU pack is there, and the {0} is used from the next start of the program on.</source>
        <translation>حزمة GPU موجودة، وتُستخدم {0} ابتداءً من التشغيل القادم للبرنامج.</translation>
    </message>
    <message>
        <source>The GPU pack that is there belongs to another version of the program (PyTorch {0}).</source>
        <translation>حزمة GPU الموجودة تخص إصدارًا آخر من البرنامج (PyTorch {0}).</translation>
    </message>
    <message>
        <source>The GPU pack that is there wasn&apos;t made for the {0}.</source>
        <translation>حزمة GPU الموجودة ليست مُعدّة من أجل {0}.</translation>
    </message>
    <message>
        <source>The JoyVASA engine lacks one of its models for animals: {0} ({1}).</source>
        <translation>ينقص محرك JoyVASA أحد نماذجه للحيوانات: ‏{0} ({1}).</translation>
    </message>
    <message>
        <source>The JoyVASA engine lacks one of its models for people: {0} ({1}).</source>
        <translation>ينقص محرك JoyVASA أحد نماذجه للأشخاص: ‏{0} ({1}).</translation>
    </message>
    <message>
        <source>The JoyVASA engine lacks one of its models: {0} in {1}.</source>
        <translation>ينقص محرك JoyVASA أحد نماذجه: ‏{0} في {1}.</translation>
    </message>
    <message>
        <source>The JoyVASA engine lacks {0} of its models for animals ({1}), such as {2}.</source>
        <translation>ينقص محرك JoyVASA من نماذجه للحيوانات {0} ({1})، مثل {2}.</translation>
    </message>
    <message>
        <source>The JoyVASA engine lacks {0} of its models for people ({1}), such as {2}.</source>
        <translation>ينقص محرك JoyVASA من نماذجه للأشخاص {0} ({1})، مثل {2}.</translation>
    </message>
    <message>
        <source>The JoyVASA engine lacks {0} of its models: {1} and {2} more in {3}.</source>
        <translation>ينقص محرك JoyVASA من نماذجه {0}: ‏{1} و{2} غيره في {3}.</translation>
    </message>
    <message>
        <source>The JoyVASA engine needs its models for animals: {0}, not there yet.</source>
        <translation>يحتاج محرك JoyVASA إلى نماذجه للحيوانات: {0}، وهي غير موجودة بعد.</translation>
    </message>
    <message>
        <source>The JoyVASA engine needs its models for people: {0}, not there yet.</source>
        <translation>يحتاج محرك JoyVASA إلى نماذجه للأشخاص: {0}، وهي غير موجودة بعد.</translation>
    </message>
    <message>
        <source>The address {0} leads nowhere{1}.</source>
        <translation>العنوان {0} لا يؤدي إلى شيء{1}.</translation>
    </message>
    <message>
        <source>The animal&apos;s face isn&apos;t clear: check the points on its eyes and mouth.</source>
        <translation>وجه الحيوان غير واضح: تحقق من النقاط على عينيه وفمه.</translation>
    </message>
    <message>
        <source>The animal&apos;s points don&apos;t lie as on a face: check that each is on the eye, nose or mouth that it is for.</source>
        <translation>نقاط الحيوان ليست موزعة كما على وجه: تحقّق من أن كلًّا منها على العين أو الأنف أو الفم الذي تخصّه.</translation>
    </message>
    <message>
        <source>The background can be held still behind people only: right beside the animal&apos;s head it moves along.</source>
        <translation>لا يمكن تثبيت الخلفية إلا خلف الأشخاص: فهي تتحرك بجوار رأس الحيوان مباشرةً معه.</translation>
    </message>
    <message>
        <source>The built-in finder looks for faces instead. Check the models on the page Models, or with &quot;joyvasa-desktop models check&quot;, and get again what is damaged.</source>
        <translation>يكشف الوجوهَ بدلًا من ذلك الكاشفُ المدمج. افحص النماذج في صفحة «النماذج»، أو بالأمر &quot;joyvasa-desktop models check&quot;، واحصل من جديد على التالف منها.</translation>
    </message>
    <message>
        <source>The connection to {0} broke again and again while {1} came.</source>
        <translation>انقطع الاتصال بـ {0} مرارًا أثناء وصول {1}.</translation>
    </message>
    <message>
        <source>The connection was interrupted; trying again …</source>
        <translation>انقطع الاتصال؛ تُعاد المحاولة …</translation>
    </message>
    <message>
        <source>The copy of {0} for faster loading wasn&apos;t stored as it should be.</source>
        <translation>لم تُحفظ نسخة {0} لتسريع التحميل كما ينبغي.</translation>
    </message>
    <message>
        <source>The face moves without it: neck and shoulders can show a seam, and open lips stay open. Get the models for people again.</source>
        <translation>يتحرك الوجه من دونه: قد تظهر وصلة عند الرقبة والكتفين، وتبقى الشفتان المفتوحتان مفتوحتين. احصل على نماذج الأشخاص من جديد.</translation>
    </message>
    <message>
        <source>The folder {0} can&apos;t be read: {1}.</source>
        <translation>لا يمكن قراءة المجلد {0}: {1}.</translation>
    </message>
    <message>
        <source>The folder {0} has no models at their usual places.</source>
        <translation>لا توجد في المجلد {0} نماذج في أماكنها المعتادة.</translation>
    </message>
    <message>
        <source>The models&apos; folder {0} can&apos;t be read: {1}.</source>
        <translation>لا يمكن قراءة مجلد النماذج {0}: {1}.</translation>
    </message>
    <message>
        <source>The models&apos; folder {0} isn&apos;t there; is its disk or network away?</source>
        <translation>مجلد النماذج {0} غير موجود؛ هل قرصه أو شبكته غير متصلة؟</translation>
    </message>
    <message>
        <source>The models&apos; folder {0} may not be read.</source>
        <translation>لا إذن بقراءة مجلد النماذج {0}.</translation>
    </message>
    <message>
        <source>The older networks for animals, for comparisons; the newer ones are better.</source>
        <translation>الشبكات الأقدم للحيوانات، للمقارنات؛ والأحدث أفضل.</translation>
    </message>
    <message>
        <source>The processor does the work, which takes much longer.</source>
        <translation>يقوم المعالج بالعمل، وهذا يستغرق وقتًا أطول بكثير.</translation>
    </message>
    <message>
        <source>The program&apos;s files were removed or replaced while it was open.</source>
        <translation>أُزيلت ملفات البرنامج أو استُبدلت وهو مفتوح.</translation>
    </message>
    <message>
        <source>The proxy doesn&apos;t let the program through to {0}{1}.</source>
        <translation>لا يسمح الخادم الوكيل للبرنامج بالوصول إلى {0}{1}.</translation>
    </message>
    <message>
        <source>The square around the animal&apos;s face is smaller than {0} pixels.</source>
        <translation>المربع حول وجه الحيوان أصغر من {0} بكسل.</translation>
    </message>
    <message>
        <source>The square around the animal&apos;s face isn&apos;t given in numbers.</source>
        <translation>المربع حول وجه الحيوان غير محدَّد بأرقام.</translation>
    </message>
    <message>
        <source>The system doesn&apos;t know where this user&apos;s files belong.</source>
        <translation>لا يعرف النظام أين توضع ملفات هذا المستخدم.</translation>
    </message>
    <message>
        <source>The way to {0} leads through a SOCKS proxy, which this program can&apos;t use.</source>
        <translation>الطريق إلى {0} يمرّ عبر خادم وكيل SOCKS، ولا يستطيع هذا البرنامج استخدامه.</translation>
    </message>
    <message>
        <source>The {0} can&apos;t be used: this version of PyTorch doesn&apos;t know cards of its kind.</source>
        <translation>لا يمكن استخدام {0}: هذا الإصدار من PyTorch لا يعرف بطاقات من نوعها.</translation>
    </message>
    <message>
        <source>There are no models called “{0}”.</source>
        <translation>لا توجد نماذج اسمها «{0}».</translation>
    </message>
    <message>
        <source>There are no models in {0}, but {1} links that lead out of it.</source>
        <translation>لا توجد في {0} نماذج، بل روابط تؤدي إلى خارجه (عددها {1}).</translation>
    </message>
    <message>
        <source>There are none of the published models in {0}.</source>
        <translation>لا يوجد في {0} أي من النماذج المنشورة.</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>الموجود: {0}.</translation>
    </message>
    <message>
        <source>There is no GPU pack for this computer.</source>
        <translation>لا توجد حزمة GPU لهذا الحاسوب.</translation>
    </message>
    <message>
        <source>There is no connection to {0}.</source>
        <translation>لا اتصال بـ {0}.</translation>
    </message>
    <message>
        <source>There is no model file called “{0}”.</source>
        <translation>لا يوجد ملف نموذج اسمه «{0}».</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to find the animal&apos;s face.</source>
        <translation>لا توجد ذاكرة كافية للعثور على وجه الحيوان.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to load the GPU pack.</source>
        <translation>لا توجد ذاكرة كافية لتحميل حزمة GPU.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough space for the GPU pack: {0} MB more are needed in {1}.</source>
        <translation>لا توجد مساحة كافية لحزمة GPU: يلزم {0} ميغابايت إضافية في {1}.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough space for the models: {0} MB more are needed in {1}.</source>
        <translation>لا تكفي المساحة للنماذج: يلزم {0} م.ب إضافية في {1}.</translation>
    </message>
    <message>
        <source>These models can&apos;t be packed yet: {0} and {1} more aren&apos;t ready.</source>
        <translation>لا يمكن حزم هذه النماذج بعد: {0} و{1} غيره ليست جاهزة.</translation>
    </message>
    <message>
        <source>These models can&apos;t be packed yet: {0} isn&apos;t ready.</source>
        <translation>لا يمكن حزم هذه النماذج بعد: {0} ليس جاهزًا.</translation>
    </message>
    <message>
        <source>This build of the program brings everything for NVIDIA cards itself.</source>
        <translation>هذه النسخة من البرنامج تحمل بنفسها كل ما تحتاج إليه بطاقات NVIDIA.</translation>
    </message>
    <message>
        <source>This build of the program computes on the processor only: it knows no GPU pack that could be fetched.</source>
        <translation>هذه النسخة من البرنامج تحسب على المعالج فقط: لا تعرف حزمة GPU يمكن تنزيلها.</translation>
    </message>
    <message>
        <source>This computer&apos;s access token for {0} contains characters that no token has.</source>
        <translation>يحتوي رمز الوصول إلى {0} على هذا الحاسوب على محارف لا توجد في أي رمز.</translation>
    </message>
    <message>
        <source>This copy of the program runs from source: whether it uses a graphics card depends on the PyTorch that pip has installed.</source>
        <translation>تعمل هذه النسخة من البرنامج من الشيفرة المصدرية: استخدامها لبطاقة رسوميات يتوقف على PyTorch الذي ثبّته pip.</translation>
    </message>
    <message>
        <source>This looks like a person&apos;s face. For a person, choose the mode for people.</source>
        <translation>يبدو هذا وجه شخص. للشخص اختر وضع الأشخاص.</translation>
    </message>
    <message>
        <source>This motion model takes {0} steps for each window when the sampling is “Full”, which is slow: “Fast” takes {1}.</source>
        <translation>يأخذ نموذج الحركة هذا {0} خطوة لكل نافذة عند أخذ العينات «كامل»، وهذا بطيء: أما «سريع» فيأخذ {1}.</translation>
    </message>
    <message>
        <source>Three will do: the middle of one eye, of the other, and of the mouth.</source>
        <translation>وتكفي ثلاث: وسط إحدى العينين، ووسط الأخرى، ووسط الفم.</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>حاول من جديد بعد دقيقة.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>حاول من جديد بعد لحظة.</translation>
    </message>
    <message>
        <source>Try again in {0} minutes.</source>
        <translation>حاول من جديد بعد {0} د.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>حاول من جديد لاحقًا.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>حاول من جديد.</translation>
    </message>
    <message>
        <source>Uninstall that library, or start the program without whatever makes it come first (LD_LIBRARY_PATH on Linux), then try again: nothing is fetched twice. Until then the processor does the work.</source>
        <translation>أزل تثبيت تلك المكتبة، أو ابدأ البرنامج دون ما يجعلها تأتي أولًا (LD_LIBRARY_PATH في Linux)، ثم حاول من جديد: لا يُنزَّل شيء مرتين. وحتى ذلك الحين يقوم المعالج بالعمل.</translation>
    </message>
    <message>
        <source>Unpack all parts first, and import the folder.</source>
        <translation>فك ضغط كل الأجزاء أولًا، ثم استورد المجلد.</translation>
    </message>
    <message>
        <source>Unpack archives of other kinds first, and import the folder.</source>
        <translation>فك ضغط الأرشيفات من أنواع أخرى أولًا، ثم استورد المجلد.</translation>
    </message>
    <message>
        <source>Unpack it first, and import the folder.</source>
        <translation>فك ضغطه أولًا، ثم استورد المجلد.</translation>
    </message>
    <message>
        <source>Until then the processor does the work, which takes much longer.</source>
        <translation>وحتى ذلك الحين يقوم المعالج بالعمل، وهذا يستغرق وقتًا أطول بكثير.</translation>
    </message>
    <message>
        <source>Use an archive from somebody whom you trust, and pack the models&apos; folder again.</source>
        <translation>استخدم أرشيفًا ممن تثق به، واحزم مجلد النماذج من جديد.</translation>
    </message>
    <message>
        <source>Use it as it is.</source>
        <translation>استخدمه كما هو.</translation>
    </message>
    <message>
        <source>Wait until no other program writes to it, then pack the models again.</source>
        <translation>انتظر حتى لا يكتب فيه برنامج آخر، ثم احزم النماذج من جديد.</translation>
    </message>
    <message>
        <source>Wait until that is done; another copy of the program may be open.</source>
        <translation>انتظر حتى ينتهي ذلك؛ قد تكون نسخة أخرى من البرنامج مفتوحة.</translation>
    </message>
    <message>
        <source>What the JoyVASA engine needs to make a person speak.</source>
        <translation>ما يحتاج إليه محرك JoyVASA ليجعل شخصًا يتكلم.</translation>
    </message>
    <message>
        <source>What the JoyVASA engine needs to make an animal speak.</source>
        <translation>ما يحتاج إليه محرك JoyVASA ليجعل حيوانًا يتكلم.</translation>
    </message>
    <message>
        <source>Which face speaks: 0 is the largest, of animals the clearest; others are counted from the left.</source>
        <translation>أي وجه يتكلم: 0 هو الأكبر، وللحيوانات الأوضح؛ والبقية تُعدّ من اليسار.</translation>
    </message>
    <message>
        <source>Who is in the photo. An animal needs nine points, placed by you or found by X-Pose.</source>
        <translation>مَن في الصورة. يحتاج الحيوان إلى تسع نقاط، تضعها أنت أو يعثر عليها X-Pose.</translation>
    </message>
    <message>
        <source>Window {0} of {1}, with {2} steps each</source>
        <translation>النافذة {0} من {1}، لكل منها {2} خطوة</translation>
    </message>
    <message>
        <source>Word vectors made with CLIP</source>
        <translation>متجهات كلمات صُنعت بـ CLIP</translation>
    </message>
    <message>
        <source>X-Pose</source>
        <translation>X-Pose</translation>
    </message>
    <message>
        <source>X-Pose is for non-commercial scientific research only. Its licence forbids commercial, pornographic and military use, and surveillance. Without it you set nine points on the animal&apos;s face by hand, which works for every use.</source>
        <translation>‏X-Pose للبحث العلمي غير التجاري فقط. ويحظر ترخيصه الاستخدام التجاري والإباحي والعسكري، والمراقبة. ومن دونه تضع تسع نقاط على وجه الحيوان يدويًا، وهذا يصلح لكل استخدام.</translation>
    </message>
    <message>
        <source>You may also carry the files from a computer that can fetch them: “joyvasa-desktop gpu files” tells their addresses.</source>
        <translation>ويمكنك أيضًا نقل الملفات من حاسوب يستطيع تنزيلها: الأمر “joyvasa-desktop gpu files” يذكر عناوينها.</translation>
    </message>
    <message>
        <source>You may also name a mirror in the environment variable HF_ENDPOINT, or import the models from a computer that has them.</source>
        <translation>يمكنك أيضًا تحديد مرآة في متغير البيئة HF_ENDPOINT، أو استيراد النماذج من حاسوب توجد فيه.</translation>
    </message>
    <message>
        <source>wav2vec 2.0</source>
        <translation>wav2vec 2.0</translation>
    </message>
    <message>
        <source>{0} The models are told by the program&apos;s own catalogue instead.</source>
        <translation>{0} تُعرف النماذج بدلًا من ذلك من فهرس البرنامج نفسه.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read to its end: {1}.</source>
        <translation>لا يمكن قراءة {0} حتى نهايته: {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read: its tables lie too deep in one another.</source>
        <translation>تتعذّر قراءة {0}: جداوله متداخلة أكثر من اللازم.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read: {1}.</source>
        <translation>لا يمكن قراءة {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be removed: {1}.</source>
        <translation>لا يمكن إزالة {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be used{1}: {2}.</source>
        <translation>لا يمكن استخدام {0}{1}: {2}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t prove that it is {1}.</source>
        <translation>لا يستطيع {0} إثبات أنه {1}.</translation>
    </message>
    <message>
        <source>{0} changes nothing for animals.</source>
        <translation>لا يغيّر {0} شيئًا للحيوانات.</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t accept this computer&apos;s access token.</source>
        <translation>لا يقبل {0} رمز الوصول الخاص بهذا الحاسوب.</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t answer; trying again …</source>
        <translation>‏{0} لا يجيب؛ تُعاد المحاولة …</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t give {1} (HTTP {2}).</source>
        <translation>لا يقدّم {0} الملف {1} (HTTP {2}).</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t give {1} to everybody any more (HTTP {2}).</source>
        <translation>لم يعد {0} يقدّم الملف {1} للجميع (HTTP {2}).</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t have {1} any more (HTTP {2}).</source>
        <translation>لم يعد لدى {0} الملف {1} (HTTP {2}).</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t hold a square around an animal&apos;s face.</source>
        <translation>لا يحتوي {0} على مربع حول وجه حيوان.</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t send {1} as it is published.</source>
        <translation>لا يرسل {0} الملف {1} كما نُشر.</translation>
    </message>
    <message>
        <source>{0} has been asked too often by your network.</source>
        <translation>تلقّى {0} طلبات أكثر من اللازم من شبكتك.</translation>
    </message>
    <message>
        <source>{0} has far too many parts.</source>
        <translation>في {0} أجزاء أكثر بكثير من اللازم.</translation>
    </message>
    <message>
        <source>{0} has the right size, but not the right content.</source>
        <translation>حجم {0} صحيح، لكن محتواه غير صحيح.</translation>
    </message>
    <message>
        <source>{0} has trouble of its own (HTTP {1}).</source>
        <translation>لدى {0} عطل من جهته (HTTP {1}).</translation>
    </message>
    <message>
        <source>{0} holds far too many files.</source>
        <translation>في {0} ملفات أكثر بكثير من اللازم.</translation>
    </message>
    <message>
        <source>{0} holds the points of a person, and the mode is for animals.</source>
        <translation>‏{0} فيه نقاط شخص، والوضع للحيوانات.</translation>
    </message>
    <message>
        <source>{0} holds the points of an animal, and the mode is for people.</source>
        <translation>‏{0} فيه نقاط حيوان، والوضع للأشخاص.</translation>
    </message>
    <message>
        <source>{0} in {1} is far too long.</source>
        <translation>‏{0} في {1} أطول بكثير من اللازم.</translation>
    </message>
    <message>
        <source>{0} is an empty archive.</source>
        <translation>‏{0} أرشيف فارغ.</translation>
    </message>
    <message>
        <source>{0} is another version than the one that is known.</source>
        <translation>‏{0} إصدار غير الإصدار المعروف.</translation>
    </message>
    <message>
        <source>{0} is another version, which you accepted.</source>
        <translation>‏{0} إصدار آخر قبلتَه.</translation>
    </message>
    <message>
        <source>{0} is being fetched or changed elsewhere at this moment.</source>
        <translation>يجري تنزيل {0} أو تغييره في مكان آخر في هذه اللحظة.</translation>
    </message>
    <message>
        <source>{0} is being fetched or changed elsewhere at this moment; waiting …</source>
        <translation>يجري جلب {0} أو تغييره في مكان آخر الآن؛ انتظار …</translation>
    </message>
    <message>
        <source>{0} is busy ({1}); trying again …</source>
        <translation>‏{0} مشغول ({1})؛ تُعاد المحاولة …</translation>
    </message>
    <message>
        <source>{0} is damaged and can&apos;t be removed: {1}.</source>
        <translation>‏{0} تالف ولا يمكن إزالته: {1}.</translation>
    </message>
    <message>
        <source>{0} is damaged: it isn&apos;t what was published.</source>
        <translation>‏{0} تالف: ليس ما نُشر.</translation>
    </message>
    <message>
        <source>{0} is damaged: its content isn&apos;t what its list of entries says.</source>
        <translation>‏{0} تالف: محتواه ليس ما تقوله قائمة مدخلاته.</translation>
    </message>
    <message>
        <source>{0} is damaged: its list of entries is far too long.</source>
        <translation>‏{0} تالف: قائمة مدخلاته أطول بكثير من اللازم.</translation>
    </message>
    <message>
        <source>{0} is far too long.</source>
        <translation>‏{0} أطول بكثير من اللازم.</translation>
    </message>
    <message>
        <source>{0} is in use by another copy of the program.</source>
        <translation>تستخدم نسخة أخرى من البرنامج {0}.</translation>
    </message>
    <message>
        <source>{0} is locked with a password.</source>
        <translation>‏{0} مقفل بكلمة مرور.</translation>
    </message>
    <message>
        <source>{0} is one part of an archive in several files.</source>
        <translation>‏{0} جزء من أرشيف مقسّم على عدة ملفات.</translation>
    </message>
    <message>
        <source>{0} is packed in a way that can&apos;t be opened here.</source>
        <translation>‏{0} محزوم بطريقة لا يمكن فتحها هنا.</translation>
    </message>
    <message>
        <source>{0} is the one for animals, not for people.</source>
        <translation>‏{0} هو الملف المخصص للحيوانات لا للأشخاص.</translation>
    </message>
    <message>
        <source>{0} is the one for people, not for animals.</source>
        <translation>‏{0} هو الملف المخصص للأشخاص لا للحيوانات.</translation>
    </message>
    <message>
        <source>{0} is too large for a catalogue.</source>
        <translation>‏{0} أكبر من أن يكون فهرسًا.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a ZIP archive.</source>
        <translation>‏{0} ليس أرشيف ZIP.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a folder, so it can&apos;t be used in place.</source>
        <translation>‏{0} ليس مجلدًا، فلا يمكن استخدامه في مكانه.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a table of animal keypoints: it holds something else.</source>
        <translation>‏{0} ليس جدول نقاط الحيوانات: إنه يحتوي على شيء آخر.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t the archive that the catalogue knows.</source>
        <translation>‏{0} ليس الأرشيف الذي يعرفه الفهرس.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t the file that the catalogue knows.</source>
        <translation>‏{0} ليس الملف الذي يعرفه الفهرس.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t the file that the program&apos;s list names.</source>
        <translation>{0} ليس الملف الذي تذكره قائمة البرنامج.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t the version that the catalogue knows.</source>
        <translation>‏{0} ليس الإصدار الذي يعرفه الفهرس.</translation>
    </message>
    <message>
        <source>{0} may not be read.</source>
        <translation>لا إذن بقراءة {0}.</translation>
    </message>
    <message>
        <source>{0} may not be read. Change its permissions, or close other programs that use it.</source>
        <translation>لا إذن بقراءة {0}. غيّر أذوناته، أو أغلق البرامج الأخرى التي تستخدمه.</translation>
    </message>
    <message>
        <source>{0} more files couldn&apos;t be fetched either.</source>
        <translation>تعذّر جلب {0} من الملفات الأخرى أيضًا.</translation>
    </message>
    <message>
        <source>{0} needs {1} GB, and only {2} GB are free.</source>
        <translation>يحتاج {0} إلى {1} غيغابايت، والمتاح {2} غيغابايت فقط.</translation>
    </message>
    <message>
        <source>{0} of {1} files of the GPU pack aren&apos;t in {2}, or not whole: {3}.</source>
        <translation>{0} من {1} من ملفات حزمة GPU ليست في {2}، أو غير كاملة: {3}.</translation>
    </message>
    <message>
        <source>{0} stopped sending {1}.</source>
        <translation>توقف {0} عن إرسال {1}.</translation>
    </message>
    <message>
        <source>{0} was changed while it was being packed.</source>
        <translation>تغيّر {0} أثناء حزمه.</translation>
    </message>
    <message>
        <source>{0} was chosen as a models&apos; folder, but it is a file.</source>
        <translation>اختير {0} مجلدًا للنماذج، لكنه ملف.</translation>
    </message>
    <message>
        <source>{0} was damaged on its way here.</source>
        <translation>تلف {0} في طريقه إلى هنا.</translation>
    </message>
    <message>
        <source>{0} wasn&apos;t opened, because it would unpack to {1} GB, far more than models do.</source>
        <translation>لم يُفتح {0}، لأن حجمه بعد فك الضغط سيبلغ {1} غيغابايت، أكثر بكثير من حجم النماذج.</translation>
    </message>
    <message>
        <source>{0} wasn&apos;t opened, because {1} in it is a link instead of a file.</source>
        <translation>لم يُفتح {0}، لأن {1} فيه رابط لا ملف.</translation>
    </message>
    <message>
        <source>{0} would become far larger.</source>
        <translation>سيصبح {0} أكبر بكثير.</translation>
    </message>
    <message>
        <source>{0}/{1} describes no audio encoder that can be used.</source>
        <translation>لا يصف {0}/{1} مُرمِّز صوت يمكن استخدامه.</translation>
    </message>
    <message>
        <source>“{0}” is one file, no bundle.</source>
        <translation>«{0}» ملف واحد لا حزمة.</translation>
    </message>
    <message>
        <source>The JoyVASA engine needs its published models, and {0} has none of them.</source>
        <translation>يحتاج محرك JoyVASA إلى نماذجه المنشورة، ولا يوجد أي منها في {0}.</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 بت</translation>
    </message>
    <message>
        <source>16 bits, coarse</source>
        <translation>16 بت خشن</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 بت</translation>
    </message>
    <message>
        <source>A mouth that is open in the photo is closed before it speaks.</source>
        <translation>الفم المفتوح في الصورة يُغلق قبل أن يتكلم.</translation>
    </message>
    <message>
        <source>As JoyVASA&apos;s own command line does it: the whole photo squeezed into a square, nothing pasted back.</source>
        <translation>كما يفعل سطر أوامر JoyVASA نفسه: الصورة كلها مضغوطة في مربع، ولا يُلصق شيء في مكانه.</translation>
    </message>
    <message>
        <source>As JoyVASA&apos;s own web page does it, its faults included.</source>
        <translation>كما تفعل صفحة الويب الخاصة بـ JoyVASA، بعيوبها.</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>كما نُشر</translation>
    </message>
    <message>
        <source>As published (command line)</source>
        <translation>كما نُشر (سطر الأوامر)</translation>
    </message>
    <message>
        <source>As published (page)</source>
        <translation>كما نُشر (الصفحة)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Beginning suits</source>
        <translation>البداية تناسب</translation>
    </message>
    <message>
        <source>Begins as the photo</source>
        <translation>يبدأ كالصورة</translation>
    </message>
    <message>
        <source>Choose a number up to {0}, counted from the left.</source>
        <translation>اختر رقمًا حتى {0}، بالعدّ من اليسار.</translation>
    </message>
    <message>
        <source>Close other programs, or choose the built-in engine, which needs less.</source>
        <translation>أغلق برامج أخرى، أو اختر المحرك المدمج، فهو يحتاج إلى أقل.</translation>
    </message>
    <message>
        <source>Closes the photo&apos;s lips</source>
        <translation>يغلق شفتي الصورة</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>ثابت</translation>
    </message>
    <message>
        <source>Cut the face out</source>
        <translation>اقتطاع الوجه</translation>
    </message>
    <message>
        <source>Download it again, or take it away: then the built-in face finder does its work.</source>
        <translation>نزّله من جديد، أو أزله: عندها يقوم كاشف الوجوه المدمج بعمله.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>مسودة</translation>
    </message>
    <message>
        <source>Drawing frames; the motion is at window {0} of {1}</source>
        <translation>جارٍ رسم الإطارات؛ الحركة عند النافذة {0} من {1}</translation>
    </message>
    <message>
        <source>Drawing needs {0} GB of the graphics card&apos;s memory, and only {1} GB can be used: the processor does the work, which takes much longer. Close other programs, or allow more memory.</source>
        <translation>يحتاج الرسم إلى {0} غيغابايت من ذاكرة بطاقة الرسوميات، ولا يمكن استخدام سوى {1} غيغابايت: يقوم المعالج بالعمل، وهذا يستغرق وقتًا أطول بكثير. أغلق برامج أخرى، أو اسمح بذاكرة أكبر.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>كل شيء</translation>
    </message>
    <message>
        <source>Everything, or only a part of the face; as published, “eyes” leaves the eyes still.</source>
        <translation>كل شيء، أو جزء من الوجه فقط؛ وفي النسخة المنشورة تُبقي «العينان» العينين ساكنتين.</translation>
    </message>
    <message>
        <source>Eyes, as published</source>
        <translation>العينان، كما نُشر</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>سريع</translation>
    </message>
    <message>
        <source>Find what is damaged with &quot;joyvasa-desktop models check&quot; and fetch it again with &quot;joyvasa-desktop models get {0}&quot;, or add --engine builtin.</source>
        <translation>اعثر على التالف بالأمر &quot;joyvasa-desktop models check&quot; ثم اجلبه من جديد بالأمر &quot;joyvasa-desktop models get {0}&quot;، أو أضف ‎--engine builtin.</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>كامل</translation>
    </message>
    <message>
        <source>Full takes every step, as published; fast asks the network half as often, draft a third as often, for slightly other motion.</source>
        <translation>الكامل يأخذ كل خطوة كما نُشر؛ السريع يسأل الشبكة نصف عدد المرات، والمسودة ثلثها، مقابل حركة مختلفة قليلًا.</translation>
    </message>
    <message>
        <source>Get it again; if it stays so, name another mirror in the environment variable HF_ENDPOINT, or import the models from a computer that has them.</source>
        <translation>اجلبه من جديد؛ وإن بقي الأمر كذلك فحدّد مرآة أخرى في متغير البيئة HF_ENDPOINT، أو استورد النماذج من حاسوب توجد فيه.</translation>
    </message>
    <message>
        <source>Get it on the Models page, or with “joyvasa-desktop gpu get”.</source>
        <translation>نزّلها من صفحة النماذج، أو بالأمر “joyvasa-desktop gpu get”.</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>بطاقة الرسوميات</translation>
    </message>
    <message>
        <source>Head follows</source>
        <translation>تبعية الرأس</translation>
    </message>
    <message>
        <source>Head pose</source>
        <translation>وضعية الرأس</translation>
    </message>
    <message>
        <source>How a photo above the largest size is made smaller: smooth, or coarsely as the published program does it.</source>
        <translation>كيف تُصغَّر صورة تتجاوز أقصى حجم: بنعومة، أو بخشونة كما يفعل البرنامج المنشور.</translation>
    </message>
    <message>
        <source>How far the face goes from its pose in the photo: 0 is not at all, 1 as the model says.</source>
        <translation>مدى ابتعاد الوجه عن وضعيته في الصورة: 0 لا يبتعد، و1 كما يقول النموذج.</translation>
    </message>
    <message>
        <source>How much of the graphics card&apos;s memory may be used; automatic is what is free, at most 6 GB.</source>
        <translation>كم يمكن استخدامه من ذاكرة بطاقة الرسوميات؛ التلقائي هو المتاح، 6 غيغابايت على الأكثر.</translation>
    </message>
    <message>
        <source>How quickly the head follows the model: 0.01 is very calm, as published; 1 shows all that the model does.</source>
        <translation>سرعة اتباع الرأس للنموذج: 0.01 هادئ جدًا كما نُشر؛ و1 يُظهر كل ما يفعله النموذج.</translation>
    </message>
    <message>
        <source>How softly the moving square melts into the photo around it; 0.5 is as published.</source>
        <translation>مدى نعومة ذوبان المربع المتحرك في الصورة حوله؛ 0.5 كما نُشر.</translation>
    </message>
    <message>
        <source>How the motion model was trained: constant for the published one, sequential for models trained since December 2025.</source>
        <translation>كيف دُرِّب نموذج الحركة: ثابت للنموذج المنشور، ومتتابع للنماذج المدرّبة منذ ديسمبر 2025.</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s newest driver, start the computer again, and try again: nothing is fetched twice. Until then the processor does the work.</source>
        <translation>ثبّت أحدث برنامج تشغيل من NVIDIA، وأعد تشغيل الحاسوب، ثم حاول من جديد: لا يُنزَّل شيء مرتين. وحتى ذلك الحين يقوم المعالج بالعمل.</translation>
    </message>
    <message>
        <source>JoyVASA engine</source>
        <translation>محرك JoyVASA</translation>
    </message>
    <message>
        <source>Large photos</source>
        <translation>الصور الكبيرة</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>الشفتان</translation>
    </message>
    <message>
        <source>Lips and sound come together; without it the picture is 80 ms late, as published.</source>
        <translation>تأتي الشفتان والصوت معًا؛ ومن دونه تتأخر الصورة 80 مللي ثانية كما نُشر.</translation>
    </message>
    <message>
        <source>Lips in time</source>
        <translation>الشفتان في الوقت</translation>
    </message>
    <message>
        <source>Loading the drawing networks</source>
        <translation>جارٍ تحميل شبكات الرسم</translation>
    </message>
    <message>
        <source>Loading the motion model</source>
        <translation>جارٍ تحميل نموذج الحركة</translation>
    </message>
    <message>
        <source>Looking at the photo</source>
        <translation>جارٍ فحص الصورة</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>صيغة الأعداد</translation>
    </message>
    <message>
        <source>Other programs use all of the graphics card&apos;s memory: the processor does the work, which takes much longer. Close some of them.</source>
        <translation>تستخدم برامج أخرى ذاكرة بطاقة الرسوميات كلها: يقوم المعالج بالعمل، وهذا يستغرق وقتًا أطول بكثير. أغلق بعضها.</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>الوضعية</translation>
    </message>
    <message>
        <source>Position term</source>
        <translation>حد الموضع</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>PyTorch can&apos;t use the {0}: the processor does the work, which takes much longer. Install NVIDIA&apos;s newest driver.</source>
        <translation>لا يستطيع PyTorch استخدام {0}: يقوم المعالج بالعمل، وهذا يستغرق وقتًا أطول بكثير. ثبّت أحدث برنامج تشغيل من NVIDIA.</translation>
    </message>
    <message>
        <source>Raise quiet recordings</source>
        <translation>رفع التسجيلات الخافتة</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>يعمل على</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>أخذ العينات</translation>
    </message>
    <message>
        <source>Sequential</source>
        <translation>متتابع</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>ناعم</translation>
    </message>
    <message>
        <source>Something seems to cover the mouth; what moves there may look strange.</source>
        <translation>يبدو أن شيئًا ما يغطي الفم؛ قد يبدو ما يتحرك هناك غريبًا.</translation>
    </message>
    <message>
        <source>Start the computer again, and try again: nothing is fetched twice. If that doesn&apos;t help, remove the pack and get it anew. Until then the processor does the work.</source>
        <translation>أعد تشغيل الحاسوب ثم حاول من جديد: لا يُنزَّل شيء مرتين. فإن لم يُجدِ ذلك فأزل الحزمة ونزّلها من جديد. وحتى ذلك الحين يقوم المعالج بالعمل.</translation>
    </message>
    <message>
        <source>Stitching needs a model that is missing: neck and shoulders can show a seam.</source>
        <translation>يحتاج الوصل إلى نموذج غير موجود: قد تظهر وصلة عند الرقبة والكتفين.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>القوة</translation>
    </message>
    <message>
        <source>The GPU pack doesn&apos;t work on this computer: {0}.</source>
        <translation>لا تعمل حزمة GPU على هذا الحاسوب: {0}.</translation>
    </message>
    <message>
        <source>The GPU pack may only be used by who accepts NVIDIA&apos;s terms: {0}.</source>
        <translation>لا يستخدم حزمة GPU إلا من يقبل شروط NVIDIA: {0}.</translation>
    </message>
    <message>
        <source>The GPU pack, with which the {0} is used, has come and hasn&apos;t been tried out.</source>
        <translation>حزمة GPU التي تُستخدم بها {0} وصلت ولم تُجرَّب بعد.</translation>
    </message>
    <message>
        <source>The JoyVASA engine needs {0} besides: start the program with &quot;python3 dev.py run --full&quot;, or install joyvasa-desktop[full].</source>
        <translation>يحتاج محرك JoyVASA أيضًا إلى {0}: شغّل البرنامج بالأمر &quot;python3 dev.py run --full&quot;، أو ثبّت joyvasa-desktop[full].</translation>
    </message>
    <message>
        <source>The audio encoder doesn&apos;t fit {0}: {1}.</source>
        <translation>مُرمِّز الصوت لا يناسب {0}: {1}.</translation>
    </message>
    <message>
        <source>The audio encoder gives {0} rows for {1} frames.</source>
        <translation>يعطي مُرمِّز الصوت {0} صفًا مقابل {1} إطارًا.</translation>
    </message>
    <message>
        <source>The choices of take {0} couldn&apos;t be read.</source>
        <translation>تعذرت قراءة اختيارات اللقطة {0}.</translation>
    </message>
    <message>
        <source>The disk is too slow to keep the recording.</source>
        <translation>القرص أبطأ من أن يحفظ التسجيل.</translation>
    </message>
    <message>
        <source>The end ({0}) isn&apos;t after the start ({1}).</source>
        <translation>النهاية ({0}) ليست بعد البداية ({1}).</translation>
    </message>
    <message>
        <source>The eyes blink as the model says; without it, at the rate of your choice.</source>
        <translation>ترمش العينان كما يقول النموذج؛ ومن دونه، بالمعدل الذي تختاره.</translation>
    </message>
    <message>
        <source>The face is only {0} pixels wide.</source>
        <translation>عرض الوجه {0} بكسل فقط.</translation>
    </message>
    <message>
        <source>The face is seen from the side.</source>
        <translation>الوجه مرئي من الجانب.</translation>
    </message>
    <message>
        <source>The face is seen from the side; one that looks at the camera looks better.</source>
        <translation>الوجه مرئي من الجانب؛ الوجه الناظر إلى الكاميرا يبدو أفضل.</translation>
    </message>
    <message>
        <source>The face is turned by about {0}°; a frontal photo looks better.</source>
        <translation>الوجه ملتفت بنحو {0}°؛ والصورة الأمامية تبدو أفضل.</translation>
    </message>
    <message>
        <source>The file is cut off: its sound ends at {0}.</source>
        <translation>الملف مبتور: ينتهي صوته عند {0}.</translation>
    </message>
    <message>
        <source>The file may be damaged. Convert it to WAV or MP3 with another program and try again.</source>
        <translation>قد يكون الملف تالفًا. حوّله إلى WAV أو MP3 ببرنامج آخر وحاول من جديد.</translation>
    </message>
    <message>
        <source>The file may come from a newer version of the program.</source>
        <translation>قد يكون الملف من إصدار أحدث من البرنامج.</translation>
    </message>
    <message>
        <source>The first picture looks as the photo does, and the lips move relative to it.</source>
        <translation>تبدو الصورة الأولى كالصورة الأصلية، وتتحرك الشفتان نسبةً إليها.</translation>
    </message>
    <message>
        <source>The four points can&apos;t be the eyes and the mouth of a face.</source>
        <translation>لا يمكن أن تكون النقاط الأربع عيني وجه وفمه.</translation>
    </message>
    <message>
        <source>The four points lie too close together.</source>
        <translation>النقاط الأربع متقاربة جدًا.</translation>
    </message>
    <message>
        <source>The graphics card couldn&apos;t sample the motion, mostly for want of memory: the processor did it. Close other programs that use the card.</source>
        <translation>لم تستطع بطاقة الرسوميات أخذ عينات الحركة، غالبًا لنقص الذاكرة: قام المعالج بذلك. أغلق البرامج الأخرى التي تستخدم البطاقة.</translation>
    </message>
    <message>
        <source>The graphics card doesn&apos;t work ({0}): the processor does the work, which takes much longer. Start the program again to use the card again.</source>
        <translation>لا تعمل بطاقة الرسوميات ({0}): يقوم المعالج بالعمل، وهذا يستغرق وقتًا أطول بكثير. أعد تشغيل البرنامج لاستخدام البطاقة من جديد.</translation>
    </message>
    <message>
        <source>The graphics card ran out of memory: the processor goes on, which takes much longer. Close other programs that use the card.</source>
        <translation>نفدت ذاكرة بطاقة الرسوميات: يتابع المعالج العمل، وهذا يستغرق وقتًا أطول بكثير. أغلق البرامج الأخرى التي تستخدم البطاقة.</translation>
    </message>
    <message>
        <source>The graphics card stopped working ({0}): the processor goes on, which takes much longer. Start the program again to use the card again.</source>
        <translation>توقفت بطاقة الرسوميات عن العمل ({0}): يتابع المعالج العمل، وهذا يستغرق وقتًا أطول بكثير. أعد تشغيل البرنامج لاستخدام البطاقة من جديد.</translation>
    </message>
    <message>
        <source>The head grows and shrinks no further than this.</source>
        <translation>لا يكبر الرأس ولا يصغر أكثر من هذا.</translation>
    </message>
    <message>
        <source>The head moves no further than this.</source>
        <translation>لا يتحرك الرأس أبعد من هذا.</translation>
    </message>
    <message>
        <source>The head nods no further than this.</source>
        <translation>لا يومئ الرأس أكثر من هذا.</translation>
    </message>
    <message>
        <source>The head tilts no further than this.</source>
        <translation>لا يميل الرأس أكثر من هذا.</translation>
    </message>
    <message>
        <source>The head turns no further than this.</source>
        <translation>لا يلتفت الرأس أكثر من هذا.</translation>
    </message>
    <message>
        <source>The imported motion {0} couldn&apos;t be read.</source>
        <translation>تعذرت قراءة الحركة المستوردة {0}.</translation>
    </message>
    <message>
        <source>The imported motions are too long for a project.</source>
        <translation>الحركات المستوردة أطول من أن يتسع لها مشروع.</translation>
    </message>
    <message>
        <source>The installed PyTorch can&apos;t use the {0}: the processor does the work, which takes much longer. Install PyTorch with CUDA as pytorch.org says.</source>
        <translation>لا يستطيع PyTorch المثبّت استخدام {0}: يقوم المعالج بالعمل، وهذا يستغرق وقتًا أطول بكثير. ثبّت PyTorch مع CUDA كما يقول pytorch.org.</translation>
    </message>
    <message>
        <source>The list of takes couldn&apos;t be read.</source>
        <translation>تعذرت قراءة قائمة اللقطات.</translation>
    </message>
    <message>
        <source>The model for stitching and retargeting is missing.</source>
        <translation>نموذج الوصل ومواءمة الحركة مفقود.</translation>
    </message>
    <message>
        <source>The model hears very quiet recordings louder than they are; the video&apos;s sound stays.</source>
        <translation>يسمع النموذج التسجيلات الخافتة جدًا أعلى مما هي عليه؛ ويبقى صوت الفيديو كما هو.</translation>
    </message>
    <message>
        <source>The model&apos;s blinks</source>
        <translation>رمش النموذج</translation>
    </message>
    <message>
        <source>The motion ends {0} s before the voice; the face keeps its last pose.</source>
        <translation>تنتهي الحركة قبل الصوت بـ {0} ث؛ ويحتفظ الوجه بوضعه الأخير.</translation>
    </message>
    <message>
        <source>The motion generator fails in window {0}: its numbers have no limit.</source>
        <translation>يفشل مولّد الحركة في النافذة {0}: أرقامه بلا حدّ.</translation>
    </message>
    <message>
        <source>The motion lasts {0} s; choose an earlier start or a later end.</source>
        <translation>مدة الحركة {0} ث؛ اختر بداية أبكر أو نهاية أبعد.</translation>
    </message>
    <message>
        <source>The motion of take {0} couldn&apos;t be read.</source>
        <translation>تعذرت قراءة حركة اللقطة {0}.</translation>
    </message>
    <message>
        <source>The motion of this take is missing.</source>
        <translation>حركة هذه اللقطة مفقودة.</translation>
    </message>
    <message>
        <source>The motion of {0} isn&apos;t there.</source>
        <translation>حركة {0} غير موجودة.</translation>
    </message>
    <message>
        <source>The motions couldn&apos;t be read.</source>
        <translation>تعذرت قراءة الحركات.</translation>
    </message>
    <message>
        <source>The mouth closes while nobody speaks.</source>
        <translation>يُغلق الفم حين لا يتكلم أحد.</translation>
    </message>
    <message>
        <source>The mouth lies outside the photo.</source>
        <translation>الفم خارج الصورة.</translation>
    </message>
    <message>
        <source>The mouth opens no wider than this.</source>
        <translation>لا ينفتح الفم أوسع من هذا.</translation>
    </message>
    <message>
        <source>The mouth shows only faintly; it may look painted on when it opens.</source>
        <translation>الفم ظاهر بشكل باهت؛ قد يبدو مرسومًا عند انفتاحه.</translation>
    </message>
    <message>
        <source>The name {0} doesn&apos;t fit the format {1}.</source>
        <translation>الاسم {0} لا يناسب الصيغة {1}.</translation>
    </message>
    <message>
        <source>The name {0}… is too long.</source>
        <translation>الاسم {0}… طويل جدًا.</translation>
    </message>
    <message>
        <source>The networks see a tilted face upright; the video shows it as it was.</source>
        <translation>ترى الشبكات الوجه المائل مستقيمًا؛ ويعرضه الفيديو كما كان.</translation>
    </message>
    <message>
        <source>The networks see the square around the face; without it they see the whole photo, squeezed into a square.</source>
        <translation>ترى الشبكات المربع حول الوجه؛ ومن دونه ترى الصورة كلها مضغوطة في مربع.</translation>
    </message>
    <message>
        <source>The networks&apos; numbers make no picture.</source>
        <translation>أعداد الشبكات لا تكوّن صورة.</translation>
    </message>
    <message>
        <source>The part of the program that does the work has stopped.</source>
        <translation>توقف الجزء الذي يقوم بالعمل من البرنامج.</translation>
    </message>
    <message>
        <source>The person can&apos;t be told from the background.</source>
        <translation>لا يمكن تمييز الشخص من الخلفية.</translation>
    </message>
    <message>
        <source>The photo is animated with at most so many pixels on its longer side; smaller is quicker, larger is sharper.</source>
        <translation>تُحرَّك الصورة بهذا العدد من البكسلات على الأكثر في ضلعها الأطول؛ الأصغر أسرع والأكبر أوضح.</translation>
    </message>
    <message>
        <source>The photo&apos;s own transparency hides the face.</source>
        <translation>شفافية الصورة نفسها تخفي الوجه.</translation>
    </message>
    <message>
        <source>The pipeline&apos;s process ended with exit code {0}.</source>
        <translation>انتهت عملية المعالجة برمز الخروج {0}.</translation>
    </message>
    <message>
        <source>The points of the animal&apos;s face lie too close together.</source>
        <translation>نقاط وجه الحيوان متقاربة جدًا.</translation>
    </message>
    <message>
        <source>The points of the face all lie on one spot.</source>
        <translation>نقاط الوجه كلها في موضع واحد.</translation>
    </message>
    <message>
        <source>The points placed by hand couldn&apos;t be read.</source>
        <translation>تعذرت قراءة النقاط الموضوعة يدويًا.</translation>
    </message>
    <message>
        <source>The processor draws with 32 bits: these 16 bits are for graphics cards. On newer processors, the coarse ones are quicker.</source>
        <translation>يرسم المعالج بـ 32 بت: هذه الـ 16 بت لبطاقات الرسوميات. وفي المعالجات الأحدث تكون الخشنة أسرع.</translation>
    </message>
    <message>
        <source>The project has a setting {0} that is unknown here.</source>
        <translation>في المشروع إعداد {0} غير معروف هنا.</translation>
    </message>
    <message>
        <source>The project&apos;s value of {0} can&apos;t be used.</source>
        <translation>لا يمكن استخدام قيمة {0} في المشروع.</translation>
    </message>
    <message>
        <source>The quality can&apos;t be {0}.</source>
        <translation>لا يمكن أن تكون الجودة {0}.</translation>
    </message>
    <message>
        <source>The recording has a constant offset; the microphone may be faulty.</source>
        <translation>في التسجيل انحراف ثابت؛ قد يكون الميكروفون معيبًا.</translation>
    </message>
    <message>
        <source>The recording has become as long as a WAV file can be.</source>
        <translation>بلغ التسجيل أقصى طول لملف WAV.</translation>
    </message>
    <message>
        <source>The recording is too loud and distorted. Turn the microphone down.</source>
        <translation>التسجيل عالٍ جدًا ومشوّه. اخفض صوت الميكروفون.</translation>
    </message>
    <message>
        <source>The settings couldn&apos;t be read.</source>
        <translation>تعذرت قراءة الإعدادات.</translation>
    </message>
    <message>
        <source>The sizes of the audio encoder don&apos;t fit together.</source>
        <translation>مقاسات مُرمِّز الصوت لا تتوافق فيما بينها.</translation>
    </message>
    <message>
        <source>The sound ends {0} s too early; its file may be damaged.</source>
        <translation>ينتهي الصوت قبل أوانه بـ {0} ث؛ قد يكون ملفه تالفًا.</translation>
    </message>
    <message>
        <source>The sound in {0} can&apos;t be decoded.</source>
        <translation>لا يمكن فك ترميز الصوت في {0}.</translation>
    </message>
    <message>
        <source>The sound in {0} is protected or of an unknown kind.</source>
        <translation>الصوت في {0} محمي أو من نوع غير معروف.</translation>
    </message>
    <message>
        <source>The sound is silent: the mouth will stay closed.</source>
        <translation>الصوت صامت: سيبقى الفم مغلقًا.</translation>
    </message>
    <message>
        <source>The sound is too short for a frame of motion.</source>
        <translation>الصوت أقصر من أن يكفي إطارًا واحدًا من الحركة.</translation>
    </message>
    <message>
        <source>The sound is very short; there is hardly time to open the mouth.</source>
        <translation>الصوت قصير جدًا؛ بالكاد يكفي لفتح الفم.</translation>
    </message>
    <message>
        <source>The sound of {0} is {1} long, but should begin at {2}.</source>
        <translation>طول صوت {0} هو {1}، لكن يُفترض أن يبدأ عند {2}.</translation>
    </message>
    <message>
        <source>The take</source>
        <translation>اللقطة</translation>
    </message>
    <message>
        <source>The three points lie too close together.</source>
        <translation>النقاط الثلاث متقاربة جدًا.</translation>
    </message>
    <message>
        <source>The video needs a name.</source>
        <translation>يحتاج الفيديو إلى اسم.</translation>
    </message>
    <message>
        <source>The video shows the whole photo; without it, only a square around the face.</source>
        <translation>يُظهر الفيديو الصورة كلها؛ ومن دونه مربعًا حول الوجه فقط.</translation>
    </message>
    <message>
        <source>The voice is very quiet. Record nearer to the microphone.</source>
        <translation>الصوت خافت جدًا. سجّل أقرب إلى الميكروفون.</translation>
    </message>
    <message>
        <source>The {0} is used with the GPU pack, which is {1} to fetch.</source>
        <translation>تُستخدم {0} مع حزمة GPU، وحجم تنزيلها {1}.</translation>
    </message>
    <message>
        <source>There is hardly any background around the head.</source>
        <translation>لا تكاد توجد خلفية حول الرأس.</translation>
    </message>
    <message>
        <source>There is no NVIDIA graphics card that can be used: the processor does the work, which takes much longer.</source>
        <translation>لا توجد بطاقة رسوميات من NVIDIA يمكن استخدامها: يقوم المعالج بالعمل، وهذا يستغرق وقتًا أطول بكثير.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>لا يوجد ملف {0}.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>لا يوجد مجلد {0}.</translation>
    </message>
    <message>
        <source>There is no motion between {0} s and {1} s.</source>
        <translation>لا توجد حركة بين {0} ث و{1} ث.</translation>
    </message>
    <message>
        <source>There is no photo yet.</source>
        <translation>لا توجد صورة بعد.</translation>
    </message>
    <message>
        <source>There is no setting called {0}.</source>
        <translation>لا يوجد إعداد اسمه {0}.</translation>
    </message>
    <message>
        <source>There is no space left for {0}.</source>
        <translation>لم تبقَ مساحة لـ {0}.</translation>
    </message>
    <message>
        <source>There is no video format {0}.</source>
        <translation>لا توجد صيغة فيديو {0}.</translation>
    </message>
    <message>
        <source>There is no voice yet.</source>
        <translation>لا يوجد صوت بعد.</translation>
    </message>
    <message>
        <source>There is no {0} among the models in {1}.</source>
        <translation>لا يوجد {0} بين النماذج في {1}.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory for this.</source>
        <translation>لا تكفي الذاكرة لهذا.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to draw the frames.</source>
        <translation>لا توجد ذاكرة كافية لرسم الإطارات.</translation>
    </message>
    <message>
        <source>This graphics card doesn&apos;t know the coarse 16 bits: it draws with the others.</source>
        <translation>لا تعرف بطاقة الرسوميات هذه الـ 16 بت الخشنة: إنها ترسم بالأخرى.</translation>
    </message>
    <message>
        <source>This may not be a person&apos;s face. For an animal, choose the mode for animals.</source>
        <translation>قد لا يكون هذا وجه شخص. للحيوان اختر وضع الحيوانات.</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>الميل</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>To the right.</source>
        <translation>إلى اليمين.</translation>
    </message>
    <message>
        <source>Towards the left of the picture.</source>
        <translation>نحو يسار الصورة.</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>شفاف</translation>
    </message>
    <message>
        <source>Trim the motion, or store it as .npz.</source>
        <translation>قصّ الحركة، أو احفظها بصيغة ‎.npz.</translation>
    </message>
    <message>
        <source>Try again; if it fails again, choose another disk or format.</source>
        <translation>حاول من جديد؛ فإن فشل ثانيةً فاختر قرصًا أو صيغة أخرى.</translation>
    </message>
    <message>
        <source>Try another photo, voice or setting; what was open is still there.</source>
        <translation>جرّب صورة أو صوتًا أو إعدادًا آخر؛ ما كان مفتوحًا لا يزال موجودًا.</translation>
    </message>
    <message>
        <source>Try another photo; if that doesn&apos;t help, get the models again.</source>
        <translation>جرّب صورة أخرى؛ وإن لم ينفع ذلك فاحصل على النماذج من جديد.</translation>
    </message>
    <message>
        <source>Try it out on the Models page, or with “joyvasa-desktop gpu get”.</source>
        <translation>جرّبها من صفحة النماذج، أو بالأمر “joyvasa-desktop gpu get”.</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>الالتفات</translation>
    </message>
    <message>
        <source>Turn upright</source>
        <translation>تقويم الوجه</translation>
    </message>
    <message>
        <source>Type one without slashes.</source>
        <translation>اكتب اسمًا بلا شرطات مائلة.</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>حدّث البرنامج.</translation>
    </message>
    <message>
        <source>Use it there.</source>
        <translation>استخدمه هناك.</translation>
    </message>
    <message>
        <source>Video file</source>
        <translation>ملف الفيديو</translation>
    </message>
    <message>
        <source>Video size</source>
        <translation>حجم الفيديو</translation>
    </message>
    <message>
        <source>Visible mark</source>
        <translation>علامة ظاهرة</translation>
    </message>
    <message>
        <source>WebM</source>
        <translation>WebM</translation>
    </message>
    <message>
        <source>What does the work: an NVIDIA graphics card where there is one, else the processor.</source>
        <translation>ما يقوم بالعمل: بطاقة رسوميات من NVIDIA إن وُجدت، وإلا فالمعالج.</translation>
    </message>
    <message>
        <source>What is transparent in the photo stays transparent: the JoyVASA engine doesn&apos;t move the outline.</source>
        <translation>يبقى الشفاف في الصورة شفافًا: محرك JoyVASA لا يحرّك الحدود الخارجية.</translation>
    </message>
    <message>
        <source>What keeps its size when the video begins as the photo: the expression, or the pose.</source>
        <translation>ما الذي يحتفظ بحجمه عندما يبدأ الفيديو كالصورة: التعبير أم الوضعية.</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>ما الذي يتحرك</translation>
    </message>
    <message>
        <source>What turns the voice into motion and draws it; the built-in engine needs no download.</source>
        <translation>ما يحوّل الصوت إلى حركة ويرسمها؛ المحرك المدمج لا يحتاج إلى تنزيل.</translation>
    </message>
    <message>
        <source>Where in the sound to begin.</source>
        <translation>موضع البداية في الصوت.</translation>
    </message>
    <message>
        <source>Where in the sound to stop; 0 is its end.</source>
        <translation>موضع التوقف في الصوت؛ 0 هو نهايته.</translation>
    </message>
    <message>
        <source>Where the project&apos;s photo is couldn&apos;t be read.</source>
        <translation>تعذرت قراءة مكان صورة المشروع.</translation>
    </message>
    <message>
        <source>Where the project&apos;s voice is couldn&apos;t be read.</source>
        <translation>تعذرت قراءة مكان صوت المشروع.</translation>
    </message>
    <message>
        <source>Which face</source>
        <translation>أي وجه</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>من يتكلم</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>الصورة كلها</translation>
    </message>
    <message>
        <source>Widest mouth</source>
        <translation>أقصى انفتاح للفم</translation>
    </message>
    <message>
        <source>Window {0} of {1}</source>
        <translation>النافذة {0} من {1}</translation>
    </message>
    <message>
        <source>With 16 bits drawing is quicker and needs half the memory; automatic tries once whether the graphics card draws the same with them. The coarse ones make newer processors twice as quick, with a little noise.</source>
        <translation>بـ 16 بت يكون الرسم أسرع ويحتاج إلى نصف الذاكرة؛ يجرّب التلقائي مرة واحدة هل ترسم بطاقة الرسوميات بها الشيء نفسه. أما الخشنة فتجعل المعالجات الأحدث أسرع بمرتين، مع قليل من التشويش.</translation>
    </message>
    <message>
        <source>With 16 bits, numbers left the range of their format: frames are drawn with 32 bits, which takes longer.</source>
        <translation>بـ 16 بت خرجت الأعداد من مدى صيغتها: تُرسم الإطارات بـ 32 بت، وهذا يستغرق وقتًا أطول.</translation>
    </message>
    <message>
        <source>With 16 bits, this graphics card draws another picture ({0} dB): frames are drawn with 32 bits, which takes longer.</source>
        <translation>بـ 16 بت ترسم بطاقة الرسوميات هذه صورة أخرى ({0} dB): تُرسم الإطارات بـ 32 بت، وهذا يستغرق وقتًا أطول.</translation>
    </message>
    <message>
        <source>Write it as #rrggbb, white is #ffffff.</source>
        <translation>اكتبه بالصيغة ‎#rrggbb، والأبيض ‎#ffffff.</translation>
    </message>
    <message>
        <source>Writes &apos;AI-generated&apos; visibly into a corner.</source>
        <translation>يكتب «AI-generated» في زاوية بشكل ظاهر.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>as the photo</source>
        <translation>كالصورة</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>eye widths</source>
        <translation>عرض عين</translation>
    </message>
    <message>
        <source>face sizes</source>
        <translation>حجم وجه</translation>
    </message>
    <message>
        <source>face widths</source>
        <translation>عرض وجه</translation>
    </message>
    <message>
        <source>mouth widths</source>
        <translation>عرض فم</translation>
    </message>
    <message>
        <source>never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>per minute</source>
        <translation>في الدقيقة</translation>
    </message>
    <message>
        <source>px</source>
        <translation>بكسل</translation>
    </message>
    <message>
        <source>s</source>
        <translation>ث</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>النهاية</translation>
    </message>
    <message>
        <source>the largest</source>
        <translation>الأكبر</translation>
    </message>
    <message>
        <source>units</source>
        <translation>وحدات</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>نعم أو لا</translation>
    </message>
    <message>
        <source>{0} can&apos;t be opened: it may not be read.</source>
        <translation>لا يمكن فتح {0}: لا إذن بقراءته.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be opened: {1}.</source>
        <translation>لا يمكن فتح {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read as a video.</source>
        <translation>لا يمكن قراءة {0} كفيديو.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read.</source>
        <translation>لا يمكن قراءة {0}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be transparent.</source>
        <translation>لا يمكن أن يكون {0} شفافًا.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be written in {1}.</source>
        <translation>لا يمكن كتابة {0} في {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be written: {1}.</source>
        <translation>لا يمكن كتابة {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be {1}.</source>
        <translation>لا يمكن أن تكون قيمة {0} هي {1}.</translation>
    </message>
    <message>
        <source>{0} changes nothing: the {1} engine doesn&apos;t use it.</source>
        <translation>لا يغيّر {0} شيئًا: محرك {1} لا يستخدمه.</translation>
    </message>
    <message>
        <source>{0} claims {1} samples per second.</source>
        <translation>يدّعي {0} أن فيه {1} عيّنة في الثانية.</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t hold the points of {1}.</source>
        <translation>لا يحتوي {0} على نقاط {1}.</translation>
    </message>
    <message>
        <source>{0} frames a second can&apos;t be had.</source>
        <translation>لا يمكن الحصول على {0} إطار في الثانية.</translation>
    </message>
    <message>
        <source>{0} has no picture.</source>
        <translation>لا صورة في {0}.</translation>
    </message>
    <message>
        <source>{0} has no sound in it.</source>
        <translation>لا صوت في {0}.</translation>
    </message>
    <message>
        <source>{0} has no sound.</source>
        <translation>لا صوت في {0}.</translation>
    </message>
    <message>
        <source>{0} has no usable schedule of its steps.</source>
        <translation>ليس في {0} جدول خطوات يمكن استخدامه.</translation>
    </message>
    <message>
        <source>{0} has only {1} × {2} pixels.</source>
        <translation>حجم {0} هو {1} × {2} بكسل فقط.</translation>
    </message>
    <message>
        <source>{0} has too many pixels.</source>
        <translation>في {0} بكسلات أكثر من اللازم.</translation>
    </message>
    <message>
        <source>{0} has {1} MB; at most {2} MB can be read.</source>
        <translation>حجم {0} هو {1} م.ب؛ ويمكن قراءة {2} م.ب على الأكثر.</translation>
    </message>
    <message>
        <source>{0} holds no frames.</source>
        <translation>لا يحتوي {0} على إطارات.</translation>
    </message>
    <message>
        <source>{0} holds no sound: it is 0 s long.</source>
        <translation>لا يحتوي {0} على صوت: طوله 0 ث.</translation>
    </message>
    <message>
        <source>{0} holds other things, so it isn&apos;t replaced.</source>
        <translation>يحتوي {0} على أشياء أخرى، فلن يُستبدل.</translation>
    </message>
    <message>
        <source>{0} holds {1} points instead of {2}.</source>
        <translation>يحتوي {0} على {1} نقاط بدلًا من {2}.</translation>
    </message>
    <message>
        <source>{0} is a folder; it can&apos;t be opened as a file.</source>
        <translation>‏{0} مجلد؛ لا يمكن فتحه كملف.</translation>
    </message>
    <message>
        <source>{0} is a strip of {1} × {2} pixels.</source>
        <translation>‏{0} شريط بحجم {1} × {2} بكسل.</translation>
    </message>
    <message>
        <source>{0} is damaged or not complete.</source>
        <translation>‏{0} تالف أو غير مكتمل.</translation>
    </message>
    <message>
        <source>{0} is damaged: its version is missing.</source>
        <translation>‏{0} تالف: رقم إصداره مفقود.</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}.</source>
        <translation>‏{0} تالف: {1}.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>‏{0} فارغ.</translation>
    </message>
    <message>
        <source>{0} is full of values that aren&apos;t sound.</source>
        <translation>‏{0} مليء بقيم ليست صوتًا.</translation>
    </message>
    <message>
        <source>{0} is incomplete: its end is missing.</source>
        <translation>‏{0} غير مكتمل: نهايته مفقودة.</translation>
    </message>
    <message>
        <source>{0} is larger than any motion file.</source>
        <translation>‏{0} أكبر من أي ملف حركة.</translation>
    </message>
    <message>
        <source>{0} is larger than any project.</source>
        <translation>‏{0} أكبر من أي مشروع.</translation>
    </message>
    <message>
        <source>{0} is longer than {1} minutes.</source>
        <translation>‏{0} أطول من {1} دقيقة.</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>‏{0} مفقود.</translation>
    </message>
    <message>
        <source>{0} is no colour.</source>
        <translation>‏{0} ليس لونًا.</translation>
    </message>
    <message>
        <source>{0} is no motion template of JoyVASA: {1}.</source>
        <translation>‏{0} ليس قالب حركة لـ JoyVASA: ‏{1}.</translation>
    </message>
    <message>
        <source>{0} is no motion that can be read: {1}.</source>
        <translation>‏{0} ليس حركة يمكن قراءتها: {1}.</translation>
    </message>
    <message>
        <source>{0} is no name for a file{1}.</source>
        <translation>‏{0} لا يصلح اسمًا لملف{1}.</translation>
    </message>
    <message>
        <source>{0} is no name for a motion file.</source>
        <translation>‏{0} لا يصلح اسمًا لملف حركة.</translation>
    </message>
    <message>
        <source>{0} is no name for a project.</source>
        <translation>‏{0} لا يصلح اسمًا لمشروع.</translation>
    </message>
    <message>
        <source>{0} is no photo, no sound and no project.</source>
        <translation>‏{0} ليس صورة ولا صوتًا ولا مشروعًا.</translation>
    </message>
    <message>
        <source>{0} is no project, or it is damaged.</source>
        <translation>‏{0} ليس مشروعًا، أو أنه تالف.</translation>
    </message>
    <message>
        <source>{0} is something else than a project, so it isn&apos;t replaced.</source>
        <translation>‏{0} ليس مشروعًا، فلن يُستبدل.</translation>
    </message>
    <message>
        <source>{0} is too large for a file of points.</source>
        <translation>‏{0} أكبر من أن يكون ملف نقاط.</translation>
    </message>
    <message>
        <source>{0} is too large for this disk.</source>
        <translation>‏{0} أكبر من أن يتسع له هذا القرص.</translation>
    </message>
    <message>
        <source>{0} is {1}, not a checkpoint.</source>
        <translation>‏{0} ليس ملف أوزان، بل {1}.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a JSON file.</source>
        <translation>‏{0} ليس ملف JSON.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a motion generator: {1}.</source>
        <translation>‏{0} ليس مولّد حركة: {1}.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a sound file or a video that can be read.</source>
        <translation>‏{0} ليس ملف صوت أو فيديو يمكن قراءته.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a {1}: {2}.</source>
        <translation>‏{0} ليس {1}: {2}.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t an ordinary file.</source>
        <translation>‏{0} ليس ملفًا عاديًا.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t the checkpoint that is needed here: {1}.</source>
        <translation>‏{0} ليس ملف الأوزان المطلوب هنا: {1}.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t there any more.</source>
        <translation>‏{0} لم يعد موجودًا.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t {1} {2}: {3}.</source>
        <translation>{0} ليس {1} {2}: {3}.</translation>
    </message>
    <message>
        <source>{0} makes {1} frames a second; only {2} can be used.</source>
        <translation>ينتج {0} عدد {1} من الإطارات في الثانية، ولا يمكن استخدام غير {2}.</translation>
    </message>
    <message>
        <source>{0} models of the JoyVASA engine for animals are of no use or not there ({1}), such as {2}.</source>
        <translation>من نماذج محرك JoyVASA للحيوانات {0} غير صالحة للاستخدام أو غير موجودة ({1})، مثل {2}.</translation>
    </message>
    <message>
        <source>{0} models of the JoyVASA engine for people are of no use or not there ({1}), such as {2}.</source>
        <translation>من نماذج محرك JoyVASA للأشخاص {0} غير صالحة للاستخدام أو غير موجودة ({1})، مثل {2}.</translation>
    </message>
    <message>
        <source>{0} needs more memory than there is.</source>
        <translation>يحتاج {0} إلى ذاكرة أكثر من المتاح.</translation>
    </message>
    <message>
        <source>{0} only says where the real file is.</source>
        <translation>‏{0} لا يقول إلا أين يوجد الملف الحقيقي.</translation>
    </message>
    <message>
        <source>{0} samples have impossible values; they are silent now.</source>
        <translation>‏{0} عيّنات قيمها مستحيلة؛ وقد أُسكتت.</translation>
    </message>
    <message>
        <source>{0} steps can&apos;t be made.</source>
        <translation>لا يمكن إجراء {0} من الخطوات.</translation>
    </message>
    <message>
        <source>{0} was changed while it was in use.</source>
        <translation>تغيّر {0} أثناء استخدامه.</translation>
    </message>
    <message>
        <source>{0} was made by a newer version of the program.</source>
        <translation>صُنع {0} بإصدار أحدث من البرنامج.</translation>
    </message>
    <message>
        <source>{0} wasn&apos;t opened, because {1}.</source>
        <translation>لم يُفتح {0}، لأن {1}.</translation>
    </message>
    <message>
        <source>{0} would replace the file that it is made from.</source>
        <translation>سيستبدل {0} الملف الذي يُصنع منه.</translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>{n} s</source>
        <translation>{n} ث</translation>
    </message>
</context>
</TS>

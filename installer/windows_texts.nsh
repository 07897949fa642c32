; What the setup says beyond Windows' usual pages, in each language.

!macro TEXT NAME ENGLISH ARABIC CHINESE
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_ARABIC} "${ARABIC}"
  LangString ${NAME} ${LANG_SIMPCHINESE} "${CHINESE}"
!macroend
!define TEXT "!insertmacro TEXT"

${TEXT} Purpose "Make a photo of a person or an animal speak" \
  "اجعل صورة شخص أو حيوان تتكلّم" \
  "让人物或动物的照片开口说话"
${TEXT} AboutProgram "The program with everything that it needs." \
  "البرنامج وكل ما يحتاج إليه." \
  "程序及其所需的全部内容。"
${TEXT} StartMenu "Start menu" "قائمة ابدأ" "“开始”菜单"
${TEXT} AboutStartMenu "An entry in the Start menu." "مدخل في قائمة ابدأ." "在“开始”菜单中添加一项。"
${TEXT} DesktopLink "Link on the desktop" "اختصار على سطح المكتب" "桌面快捷方式"
${TEXT} AboutDesktopLink "A link on the desktop." "اختصار على سطح المكتب." "在桌面上添加快捷方式。"
${TEXT} Projects "Open projects with a double-click" \
  "فتح المشاريع بالنقر المزدوج" \
  "双击打开项目"
${TEXT} AboutProjects "Files that end in .joyvasa open with the program." \
  "تُفتح الملفات التي تنتهي بـ ‎.joyvasa بهذا البرنامج." \
  "以 .joyvasa 结尾的文件用本程序打开。"
${TEXT} ProjectKind "JoyVASA Desktop project" "مشروع JoyVASA Desktop" "JoyVASA Desktop 项目"

${TEXT} WhomTitle "For whom?" "لمن؟" "为谁安装？"
${TEXT} WhomText "Choose who is to use the program on this computer." \
  "اختر من سيستخدم البرنامج على هذا الحاسوب." \
  "选择谁将在这台电脑上使用本程序。"
${TEXT} ForMe "Only for me (recommended)" "لي وحدي (مستحسن)" "仅为我安装（推荐）"
${TEXT} AboutForMe "Nobody has to allow it." "لا حاجة إلى إذن من أحد." "无需任何人授权。"
${TEXT} ForEverybody "For everybody who uses this computer" \
  "لكل من يستخدم هذا الحاسوب" \
  "为这台电脑的所有用户安装"
${TEXT} AboutForEverybody "Windows asks for an administrator." \
  "سيطلب Windows موافقة مسؤول." \
  "Windows 会要求管理员授权。"

${TEXT} NeedsRights "Only an administrator can install the program for everybody. \
Install it for yourself, or ask an administrator." \
  "لا يستطيع تثبيت البرنامج للجميع إلا مسؤول. ثبّته لنفسك، أو اطلب من مسؤول." \
  "只有管理员才能为所有用户安装。请仅为自己安装，或联系管理员。"
${TEXT} Running "JoyVASA Desktop is running, or another program uses its folder. Close them, then \
try again." \
  "‏JoyVASA Desktop قيد التشغيل، أو يستخدم برنامج آخر مجلده. أغلقهما، ثم حاول مرة أخرى." \
  "JoyVASA Desktop 正在运行，或有其他程序正在使用其文件夹。请先关闭它们，然后重试。"
${TEXT} NoRoom "There are $1 MB free on that drive, and $2 MB are needed. Free some space or choose \
another folder, then try again." \
  "المساحة الحرة على ذلك القرص $1 م.ب، والمطلوب $2 م.ب. وفّر مساحة أو اختر مجلدًا آخر، ثم حاول مرة أخرى." \
  "该驱动器有 $1 MB 可用空间，而需要 $2 MB。请腾出空间或选择其他文件夹，然后重试。"
${TEXT} NotWritten "The program couldn't be written into the folder. What was there before is \
unchanged. Free some space or choose another folder, then try again." \
  "تعذّرت كتابة البرنامج في المجلد. لم يتغيّر ما كان فيه. وفّر مساحة أو اختر مجلدًا آخر، ثم حاول مرة أخرى." \
  "无法将程序写入该文件夹，原有内容未改变。请腾出空间或选择其他文件夹，然后重试。"
${TEXT} TooLong "The folder's path is too long for Windows. Choose a shorter one." \
  "مسار المجلد أطول مما يسمح به Windows. اختر مسارًا أقصر." \
  "该文件夹的路径超出了 Windows 的长度限制，请选择更短的路径。"
${TEXT} TooOld "JoyVASA Desktop needs a 64-bit Windows 10, version 1809, or newer." \
  "يحتاج JoyVASA Desktop إلى Windows 10 ‏(64 بت)، الإصدار 1809، أو أحدث." \
  "JoyVASA Desktop 需要 64 位 Windows 10 版本 1809 或更高版本。"
${TEXT} NoArm "JoyVASA Desktop needs a processor from Intel or AMD; this computer has an ARM processor." \
  "يحتاج JoyVASA Desktop إلى معالج من Intel أو AMD، ومعالج هذا الحاسوب من نوع ARM." \
  "JoyVASA Desktop 需要 Intel 或 AMD 处理器，而这台电脑使用的是 ARM 处理器。"

${TEXT} Models "Fetched models and the GPU pack" "النماذج التي جُلبت وحزمة بطاقة الرسوم" \
  "已下载的模型和 GPU 包"
${TEXT} AboutModels "Deletes what was fetched into the usual folder; it would have to be fetched again." \
  "يحذف ما جُلب إلى المجلد المعتاد؛ وسيلزم جلبه من جديد." \
  "删除下载到默认文件夹中的内容；以后需要重新下载。"
${TEXT} Settings "Settings and unsaved projects" "الإعدادات والمشاريع غير المحفوظة" "设置和未保存的项目"
${TEXT} AboutSettings "Your saved projects, recordings and videos stay in any case." \
  "تبقى مشاريعك المحفوظة وتسجيلاتك ومقاطعك في كل الأحوال." \
  "已保存的项目、录音和视频始终会保留。"

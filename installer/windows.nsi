; The setup program for Windows. installer/windows.py compiles it with the values that it needs:
;
;   VERSION      0.1.0            SOURCE   the frozen program's folder
;   OUT          the setup file   ICON     app.ico          TERMS   what is agreed to
;   LONGEST      letters of the longest path in SOURCE
;   SIZE         kB that the program takes
;   SIGN         (optional) a command that signs the file named in its last word
;   QUICK        (optional) compress little: for tests
;   TARGET       (optional) amd64-unicode: a 64-bit setup, for tests
;
; Options of the setup:    /S  silent     /D=FOLDER  (last, without quotes)
;   /ALLUSERS  for everybody (needs an administrator)    /CURRENTUSER  only for who starts it
;   /DESKTOP  with a link on the desktop    /NOPROJECTS  don't open .joyvasa files with the program
; An upgrade needs none of them: it stays where and for whom the earlier version was installed.
;
; Options of the uninstaller:  /S    /MODELS  delete fetched models and the GPU pack
;   /SETTINGS  delete settings    _?=FOLDER  (last) wait for its end, and leave uninstall.exe there
;
; Exit codes: 0 done, 1 cancelled, 2 something failed (a sentence says what, unless silent), 3 the
; program runs. With 2 and 3, what was installed before is as it was.

Unicode true
; NSIS for Windows has no other; Debian's has a 64-bit one, too, which a 64-bit wine can run.
!ifndef TARGET
  !define TARGET x86-unicode
!endif
Target ${TARGET}
ManifestDPIAware true
ManifestLongPathAware true
!ifdef QUICK
  SetCompressor zlib
!else
  ; Not as one solid block, though the setup would be a little smaller (200 MB, not 210): a block is
  ; unpacked into the folder for temporary files first, which takes the program's size once more on
  ; a drive that may be another one, and four times the memory (120 MB, not 30).
  SetCompressor lzma
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include nsDialogs.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define NAME "JoyVASA Desktop"
!define ID "JoyVASADesktop"
!define START "joyvasa-desktop-window.exe"
!define CONSOLE "joyvasa-desktop.exe"
; How the window calls itself to the taskbar; a link with the same name is one button with it.
!define IDENTITY "joyvasa-desktop"
!define SUFFIX ".joyvasa"
!define KIND "JoyVASADesktop.Project"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
; Everything of the program lies in one folder within the chosen one. It is swapped as a whole, so
; that old and new never mix, and deleting it can't touch what else is in the chosen folder.
!define INSIDE "program"
; Windows' own limit, less the end of the text and the ".new" that the folder is called at first.
!define MOST 255
; Qt asks for Windows 10, version 1809.
!define OLDEST 17763
; Codes at the end.
!define FAILED 2
!define RUNS 3

Name "${NAME}"
OutFile "${OUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
ShowInstDetails nevershow
ShowUninstDetails nevershow
InstallDir ""

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME} Setup"
VIAddVersionKey LegalCopyright "JoyVASA Desktop contributors"

!ifdef SIGN
  !finalize `${SIGN} "%1"` = 0
  !uninstfinalize `${SIGN} "%1"` = 0
!endif

Var Everybody ; 1: installed for all users of the computer
Var Choice ; the radio button for that
Var Advised ; 1: the radio button for everybody is the one that is chosen at first
Var Earlier ; where an earlier version lies, "" if there is none
Var Options

; ---- pages

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\${ID}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Setup language"
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION StartProgram

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${TERMS}"
Page custom ShowWhom LeaveWhom
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_RESERVEFILE_LANGDLL
!include "windows_texts.nsh"

; ---- what is installed

Section "!${NAME}" SecProgram
  SectionIn RO
  Call CheckLength
  Call CheckClosed
  ; The whole new folder first; the old program works until it is complete.
  RMDir /r "$INSTDIR\${INSIDE}.new"
  SetOutPath "$INSTDIR"
  Call CheckRoom
  SetOutPath "$INSTDIR\${INSIDE}.new"
  ClearErrors
  File /r "${SOURCE}/*"
  ${If} ${Errors}
    RMDir /r "$INSTDIR\${INSIDE}.new"
    StrCpy $0 "$(NotWritten)"
    Call Fail
  ${EndIf}
  ; A folder can't be renamed while it is the current one.
  SetOutPath "$INSTDIR"
  Call Swap
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Call Register
SectionEnd

Section "$(StartMenu)" SecMenu
  SectionIn RO
  StrCpy $0 "$SMPROGRAMS\${NAME}.lnk"
  Call MakeLink
SectionEnd

Section /o "$(DesktopLink)" SecDesktop
  StrCpy $0 "$DESKTOP\${NAME}.lnk"
  Call MakeLink
SectionEnd

Section "$(Projects)" SecProjects
  WriteRegStr SHCTX "Software\Classes\${KIND}" "" "$(ProjectKind)"
  WriteRegStr SHCTX "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\${INSIDE}\${START},0"
  WriteRegStr SHCTX "Software\Classes\${KIND}\shell\open\command" "" \
    '"$INSTDIR\${INSIDE}\${START}" "%1"'
  WriteRegStr SHCTX "Software\Classes\${SUFFIX}" "" "${KIND}"
  WriteRegStr SHCTX "Software\Classes\${SUFFIX}\OpenWithProgids" "${KIND}" ""
  Call TellExplorer
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SecProgram} "$(AboutProgram)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecMenu} "$(AboutStartMenu)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecDesktop} "$(AboutDesktopLink)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecProjects} "$(AboutProjects)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; Ends with a sentence, in $0; nothing of an earlier version is changed then.
Function Fail
  MessageBox MB_OK|MB_ICONSTOP "$0" /SD IDOK
  SetErrorLevel ${FAILED}
  Quit
FunctionEnd

; A file couldn't be written, as when the disk is full: half a program is of no use to anybody.
Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\${INSIDE}.new"
  RMDir "$INSTDIR"
FunctionEnd

; $1 becomes 1 if the file of a running program is in the way: nobody may write into it then. (Its
; folder could be renamed all the same, and the program would go on with parts of the new one.)
!macro Probe NAME
  ${If} ${FileExists} "$INSTDIR\${INSIDE}\${NAME}"
    ClearErrors
    FileOpen $2 "$INSTDIR\${INSIDE}\${NAME}" a
    ${If} ${Errors}
      StrCpy $1 1
    ${Else}
      FileClose $2
    ${EndIf}
  ${EndIf}
!macroend

!macro Taking PREFIX
  ; Goes on when neither of the programs runs, or ends.
  Function ${PREFIX}CheckClosed
    ${Do}
      StrCpy $1 0
      !insertmacro Probe "${START}"
      !insertmacro Probe "${CONSOLE}"
      ${If} $1 == 0
        Return
      ${EndIf}
      Call ${PREFIX}AskToClose
    ${Loop}
  FunctionEnd

  ; Returns when the user wants to try again.
  Function ${PREFIX}AskToClose
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY again
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\${INSIDE}.new"
    SetErrorLevel ${RUNS}
    Quit
  again:
  FunctionEnd

  ; Renames $3 to $4. Virus scanners hold for some seconds what was just written.
  Function ${PREFIX}Move
    StrCpy $5 0
    ${Do}
      ClearErrors
      Rename $3 $4
      ${IfNot} ${Errors}
        Return
      ${EndIf}
      Sleep 500
      IntOp $5 $5 + 1
    ${LoopUntil} $5 >= 20
    SetErrors
  FunctionEnd

  ; The program's folder becomes program.old, which can't be while something in it is in use.
  Function ${PREFIX}MoveAside
    RMDir /r "$INSTDIR\${INSIDE}.old"
    ${DoWhile} ${FileExists} "$INSTDIR\${INSIDE}\*.*"
      Call ${PREFIX}CheckClosed
      StrCpy $3 "$INSTDIR\${INSIDE}"
      StrCpy $4 "$INSTDIR\${INSIDE}.old"
      Call ${PREFIX}Move
      ${If} ${Errors}
        Call ${PREFIX}AskToClose
      ${EndIf}
    ${Loop}
  FunctionEnd
!macroend
!insertmacro Taking ""
!insertmacro Taking "un."

; The new folder takes the place of the old one.
Function Swap
  Call MoveAside
  StrCpy $3 "$INSTDIR\${INSIDE}.new"
  StrCpy $4 "$INSTDIR\${INSIDE}"
  Call Move
  ${If} ${Errors}
    Rename "$INSTDIR\${INSIDE}.old" "$INSTDIR\${INSIDE}"
    RMDir /r "$INSTDIR\${INSIDE}.new"
    StrCpy $0 "$(NotWritten)"
    Call Fail
  ${EndIf}
  RMDir /r "$INSTDIR\${INSIDE}.old"
FunctionEnd

; Makes the link $0, which the taskbar takes for the same program as its window.
Function MakeLink
  CreateShortCut "$0" "$INSTDIR\${INSIDE}\${START}" "" "$INSTDIR\${INSIDE}\${START}" 0 \
    SW_SHOWNORMAL "" "$(Purpose)"
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IPersistFile} r1 ""
  ${If} $1 P= 0
    Return
  ${EndIf}
  ${IPersistFile::Load} $1 '("$0", ${STGM_READWRITE})'
  ${IUnknown::QueryInterface} $1 '("${IID_IPropertyStore}", .r2)'
  ${If} $2 P<> 0
    System::Call 'oleaut32::SysAllocString(w "${IDENTITY}") p .r5'
    System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID}) p .r3'
    System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_BSTR},, p r5) p .r4'
    ${IPropertyStore::SetValue} $2 '($3, $4)'
    ${IPropertyStore::Commit} $2 ""
    ${IUnknown::Release} $2 ""
    ${IPersistFile::Save} $1 '("$0", 1)'
    System::Free $4
    System::Free $3
    System::Call 'oleaut32::SysFreeString(p r5)'
  ${EndIf}
  ${IUnknown::Release} $1 ""
FunctionEnd

; Windows' list of programs.
Function Register
  WriteRegStr SHCTX "${UNINSTALL}" DisplayName "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL}" DisplayVersion "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" Publisher "JoyVASA Desktop contributors"
  WriteRegStr SHCTX "${UNINSTALL}" DisplayIcon "$INSTDIR\${INSIDE}\${START}"
  WriteRegStr SHCTX "${UNINSTALL}" InstallLocation "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" EstimatedSize ${SIZE}
  WriteRegDWORD SHCTX "${UNINSTALL}" NoModify 1
  WriteRegDWORD SHCTX "${UNINSTALL}" NoRepair 1
  WriteRegDWORD SHCTX "${UNINSTALL}" ForEverybody $Everybody
FunctionEnd

; Programs that show files learn of a new kind, or of one less.
!macro TellExplorer PREFIX
  Function ${PREFIX}TellExplorer
    System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
  FunctionEnd
!macroend
!insertmacro TellExplorer ""
!insertmacro TellExplorer "un."

Function StartProgram
  SetOutPath "$INSTDIR\${INSIDE}"
  ${If} $Everybody == 1
    ; By way of the desktop: it would have an administrator's rights otherwise.
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\${INSIDE}\${START}"'
  ${Else}
    Exec '"$INSTDIR\${INSIDE}\${START}"'
  ${EndIf}
FunctionEnd

; ---- where, and for whom

Function .onInit
  ${If} ${IsNativeARM64}
    StrCpy $0 "$(NoArm)"
    Call Fail
  ${EndIf}
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST}
    StrCpy $0 "$(TooOld)"
    Call Fail
  ${EndIf}
  SetRegView 64
  ${GetParameters} $Options
  ${IfNot} ${Silent}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
  Call ChooseWhom
  Call ChooseFolder
  Call ChooseParts
FunctionEnd

; $Everybody, from the options or as the earlier version has it.
Function ChooseWhom
  StrCpy $Everybody 0
  StrCpy $Advised 0
  ClearErrors
  ${GetOptions} $Options "/CURRENTUSER" $1
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  Call IsAdministrator
  ClearErrors
  ${GetOptions} $Options "/ALLUSERS" $2
  ${IfNot} ${Errors}
    StrCpy $Everybody 1
  ${Else}
    ReadRegStr $2 HKCU "${UNINSTALL}" InstallLocation
    ReadRegStr $3 HKLM "${UNINSTALL}" InstallLocation
    ${If} $2 != ""
    ${OrIf} $3 == ""
      Return
    ${EndIf}
    StrCpy $Advised 1
    ${If} $1 == 1
    ${OrIf} ${Silent}
      StrCpy $Everybody 1
    ${EndIf}
  ${EndIf}
  ${If} $Everybody == 1
  ${AndIf} $1 != 1
    StrCpy $0 "$(NeedsRights)"
    Call Fail
  ${EndIf}
FunctionEnd

; What is ticked at first: what the earlier version has, and what the options say.
Function ChooseParts
  ${If} $Earlier != ""
    ReadRegStr $1 SHCTX "Software\Classes\${KIND}\shell\open\command" ""
    ${If} $1 == ""
      !insertmacro UnselectSection ${SecProjects}
    ${EndIf}
    ${If} ${FileExists} "$DESKTOP\${NAME}.lnk"
      !insertmacro SelectSection ${SecDesktop}
    ${EndIf}
  ${EndIf}
  ClearErrors
  ${GetOptions} $Options "/DESKTOP" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SecDesktop}
  ${EndIf}
  ClearErrors
  ${GetOptions} $Options "/NOPROJECTS" $1
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${SecProjects}
  ${EndIf}
FunctionEnd

; Sets the registry's and the menus' half, and the folder unless the user named one.
Function ChooseFolder
  ${If} $Everybody == 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
  ReadRegStr $Earlier SHCTX "${UNINSTALL}" InstallLocation
  ${If} $INSTDIR != ""
    Return
  ${EndIf}
  ${If} $Earlier != ""
    StrCpy $INSTDIR $Earlier
  ${ElseIf} $Everybody == 1
    StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
  ${Else}
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
  ${EndIf}
FunctionEnd

; $1 becomes 1 if this process may change things for everybody.
Function IsAdministrator
  UserInfo::GetAccountType
  Pop $2
  StrCpy $1 0
  ${If} $2 == "Admin"
    StrCpy $1 1
  ${EndIf}
FunctionEnd

Function ShowWhom
  ${If} $Everybody == 1 ; started anew with an administrator's rights: it is decided
  ${OrIf} $Earlier != "" ; an upgrade
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(WhomTitle)" "$(WhomText)"
  nsDialogs::Create 1018
  Pop $0
  nsDialogs::SetRTL $(^RTL)
  ${NSD_CreateRadioButton} 0 10u 100% 12u "$(ForMe)"
  Pop $1
  ${NSD_CreateLabel} 12u 24u 90% 20u "$(AboutForMe)"
  Pop $0
  ${NSD_CreateRadioButton} 0 50u 100% 12u "$(ForEverybody)"
  Pop $Choice
  ${NSD_CreateLabel} 12u 64u 90% 20u "$(AboutForEverybody)"
  Pop $0
  ${If} $Advised == 1
    ${NSD_Check} $Choice
  ${Else}
    ${NSD_Check} $1
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function LeaveWhom
  ${NSD_GetState} $Choice $0
  ${If} $0 != ${BST_CHECKED}
    Return
  ${EndIf}
  ; Windows asks for an administrator; the new setup goes on where this one ends.
  ClearErrors
  WriteRegStr ${MUI_LANGDLL_REGISTRY_ROOT} "${MUI_LANGDLL_REGISTRY_KEY}" \
    "${MUI_LANGDLL_REGISTRY_VALUENAME}" $LANGUAGE
  ExecShell runas "$EXEPATH" "/ALLUSERS $Options"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONINFORMATION "$(NeedsRights)"
    Abort
  ${EndIf}
  Quit
FunctionEnd

; An upgrade stays where the earlier version is.
Function SkipFolder
  ${If} $Earlier != ""
  ${AndIf} $Earlier == $INSTDIR
    Abort
  ${EndIf}
FunctionEnd

; A drive alone is no folder to install into, and Windows has a limit to the length of paths.
Function .onVerifyInstDir
  StrLen $0 $INSTDIR
  ${If} $0 <= 3
    Abort
  ${EndIf}
  IntOp $0 $0 + ${LONGEST}
  ${If} $0 > ${MOST}
    Abort
  ${EndIf}
FunctionEnd

Function CheckLength
  StrLen $0 $INSTDIR
  IntOp $0 $0 + ${LONGEST}
  ${If} $0 > ${MOST}
    StrCpy $0 "$(TooLong)"
    Call Fail
  ${EndIf}
FunctionEnd

; The earlier version stays beside the new one until that is complete. $1: free, $2: needed, in MB.
Function CheckRoom
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r3, p 0, p 0) i .r4'
  ${If} $4 = 0 ; not every drive says it
    Return
  ${EndIf}
  System::Int64Op $3 / 1048576
  Pop $1
  IntOp $2 ${SIZE} / 1024
  ${If} $1 <= $2
    SetOutPath "$TEMP"
    RMDir "$INSTDIR"
    StrCpy $0 "$(NoRoom)"
    Call Fail
  ${EndIf}
FunctionEnd

; ---- taking it away again

Section "un.${NAME}" UnProgram
  SectionIn RO
  ; Before anything is lost.
  Call un.MoveAside
  RMDir /r "$INSTDIR\${INSIDE}.old"
  RMDir /r "$INSTDIR\${INSIDE}.new"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $0 SHCTX "Software\Classes\${SUFFIX}" ""
  ${If} $0 == "${KIND}"
    DeleteRegValue SHCTX "Software\Classes\${SUFFIX}" ""
  ${EndIf}
  DeleteRegValue SHCTX "Software\Classes\${SUFFIX}\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${SUFFIX}\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${SUFFIX}"
  DeleteRegKey SHCTX "Software\Classes\${KIND}"
  DeleteRegKey SHCTX "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${ID}"
  Call un.TellExplorer
  ; What can be made again; models, settings and projects are the user's.
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\${NAME}\Cache"
  RMDir /r "$LOCALAPPDATA\${NAME}\Logs"
  RMDir "$LOCALAPPDATA\${NAME}"
  Delete "$INSTDIR\uninstall.exe"
  ; Only if nothing else is in it.
  RMDir "$INSTDIR"
SectionEnd

Section /o "un.$(Models)" UnModels
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\${NAME}\weights"
  RMDir /r "$LOCALAPPDATA\${NAME}\gpu-pack"
  RMDir "$LOCALAPPDATA\${NAME}"
SectionEnd

Section /o "un.$(Settings)" UnSettings
  SetShellVarContext current
  ; Everything but what was fetched; saved projects, recordings and videos lie in the user's own folders.
  FindFirst $0 $1 "$LOCALAPPDATA\${NAME}\*.*"
  ${DoWhile} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
    ${AndIf} $1 != "weights"
    ${AndIf} $1 != "gpu-pack"
      ${If} ${FileExists} "$LOCALAPPDATA\${NAME}\$1\*.*"
        RMDir /r "$LOCALAPPDATA\${NAME}\$1"
      ${Else}
        Delete "$LOCALAPPDATA\${NAME}\$1"
      ${EndIf}
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
  RMDir "$LOCALAPPDATA\${NAME}"
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${UnProgram} "$(AboutProgram)"
  !insertmacro MUI_DESCRIPTION_TEXT ${UnModels} "$(AboutModels)"
  !insertmacro MUI_DESCRIPTION_TEXT ${UnSettings} "$(AboutSettings)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

Function un.onInit
  SetRegView 64
  !insertmacro MUI_UNGETLANGUAGE
  SetShellVarContext current
  ; Installed for everybody: its entry is in the computer's half of the registry.
  ReadRegStr $0 HKLM "${UNINSTALL}" InstallLocation
  ${If} $0 == $INSTDIR
    SetShellVarContext all
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      ${If} ${Silent}
        SetErrorLevel 2
        Quit
      ${EndIf}
      ; Once more, with an administrator's rights.
      ExecShell runas "$INSTDIR\uninstall.exe"
      Quit
    ${EndIf}
  ${EndIf}
  ${GetParameters} $Options
  ClearErrors
  ${GetOptions} $Options "/MODELS" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${UnModels}
  ${EndIf}
  ClearErrors
  ${GetOptions} $Options "/SETTINGS" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${UnSettings}
  ${EndIf}
FunctionEnd

; The setup program for Windows. installer/windows.py compiles it with the values that it needs:
;
;   VERSION      0.1.0            SOURCE   the frozen program's folder
;   OUT          the setup file   ICON     app.ico          TERMS   what is agreed to
;   LONGEST      letters of the longest path in SOURCE
;   SIZE         kB that the program takes
;   SIGN         (optional) a command that signs the file named in its last word
;   QUICK        (optional) compress little: for tests
;
; Options of the setup:    /S  silent     /D=FOLDER  (last, without quotes)
;   /ALLUSERS  for everybody (needs an administrator)    /DESKTOP  with a link on the desktop
;   /NOPROJECTS  don't open .joyvasa files with the program
; Options of the uninstaller:  /S     /MODELS  delete fetched models    /SETTINGS  and settings
;
; Exit codes: 0 done, 1 cancelled, 2 something failed (a sentence says what, unless silent).

Unicode true
; The usual 32-bit stub can't be tried out with a 64-bit wine, and the program is 64-bit anyway.
Target amd64-unicode
ManifestDPIAware true
ManifestLongPathAware true
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  ; Both programs begin with the same 45 MB; a dictionary this large stores them once.
  SetCompressorDictSize 96
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include nsDialogs.nsh

!define NAME "JoyVASA Desktop"
!define ID "JoyVASADesktop"
!define START "joyvasa-desktop-window.exe"
!define SUFFIX ".joyvasa"
!define KIND "JoyVASADesktop.Project"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
; Everything of the program lies in one folder within the chosen one. It is swapped as a whole, so
; that old and new never mix, and deleting it can't touch what else is in the chosen folder.
!define INSIDE "program"
; Windows' own limit, less the end of the text and the ".new" that the folder is called at first.
!define MOST 255

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
  AddSize ${SIZE}
  Call CheckLength
  ; The whole new folder first; the old program works until it is complete.
  RMDir /r "$INSTDIR\${INSIDE}.new"
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
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${INSIDE}\${START}" "" \
    "$INSTDIR\${INSIDE}\${START}" 0 SW_SHOWNORMAL "" "$(Purpose)"
SectionEnd

Section /o "$(DesktopLink)" SecDesktop
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${INSIDE}\${START}" "" \
    "$INSTDIR\${INSIDE}\${START}" 0 SW_SHOWNORMAL "" "$(Purpose)"
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
  IfSilent +2
  MessageBox MB_OK|MB_ICONSTOP "$0"
  SetErrorLevel 2
  Quit
FunctionEnd

; The new folder takes the place of the old one, which can't be moved while its program runs.
Function Swap
  RMDir /r "$INSTDIR\${INSIDE}.old"
  ${If} ${FileExists} "$INSTDIR\${INSIDE}\*.*"
  retry:
    ClearErrors
    Rename "$INSTDIR\${INSIDE}" "$INSTDIR\${INSIDE}.old"
    ${If} ${Errors}
      IfSilent running
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" IDRETRY retry
    running:
      RMDir /r "$INSTDIR\${INSIDE}.new"
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\${INSIDE}.new" "$INSTDIR\${INSIDE}"
  ${If} ${Errors}
    Rename "$INSTDIR\${INSIDE}.old" "$INSTDIR\${INSIDE}"
    RMDir /r "$INSTDIR\${INSIDE}.new"
    StrCpy $0 "$(NotWritten)"
    Call Fail
  ${EndIf}
  RMDir /r "$INSTDIR\${INSIDE}.old"
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
  Exec '"$INSTDIR\${INSIDE}\${START}"'
FunctionEnd

; ---- where, and for whom

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    StrCpy $0 "$(TooOld)"
    Call Fail
  ${EndIf}
  SetRegView 64
  ${GetParameters} $Options
  ${IfNot} ${Silent}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
  StrCpy $Everybody 0
  ClearErrors
  ${GetOptions} $Options "/ALLUSERS" $1
  ${IfNot} ${Errors}
    StrCpy $Everybody 1
    Call IsAdministrator
    ${If} $1 != 1
      StrCpy $0 "$(NeedsRights)"
      Call Fail
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
  Call ChooseFolder
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
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(WhomTitle)" "$(WhomText)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 10u 100% 12u "$(ForMe)"
  Pop $0
  ${NSD_Check} $0
  ${NSD_CreateLabel} 12u 24u 90% 20u "$(AboutForMe)"
  Pop $0
  ${NSD_CreateRadioButton} 0 50u 100% 12u "$(ForEverybody)"
  Pop $Choice
  ${NSD_CreateLabel} 12u 64u 90% 20u "$(AboutForEverybody)"
  Pop $0
  nsDialogs::Show
FunctionEnd

Function LeaveWhom
  ${NSD_GetState} $Choice $0
  ${If} $0 != ${BST_CHECKED}
    Return
  ${EndIf}
  ; Windows asks for an administrator; the new setup goes on where this one ends.
  ClearErrors
  ExecShell runas "$EXEPATH" "/ALLUSERS"
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

; ---- taking it away again

Section "un.${NAME}" UnProgram
  SectionIn RO
  ClearErrors
  ; Renaming shows whether the program runs, before anything is lost.
  ${If} ${FileExists} "$INSTDIR\${INSIDE}\*.*"
    RMDir /r "$INSTDIR\${INSIDE}.old"
    ClearErrors
    Rename "$INSTDIR\${INSIDE}" "$INSTDIR\${INSIDE}.old"
    ${If} ${Errors}
      IfSilent +2
      MessageBox MB_OK|MB_ICONSTOP "$(Running)"
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
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
  RMDir "$LOCALAPPDATA\${NAME}"
SectionEnd

Section /o "un.$(Settings)" UnSettings
  SetShellVarContext current
  ; Everything but the models; saved projects, recordings and videos lie in the user's own folders.
  FindFirst $0 $1 "$LOCALAPPDATA\${NAME}\*.*"
  ${DoWhile} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
    ${AndIf} $1 != "weights"
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

Attribute VB_Name = "CofinUser"
Option Explicit

' Between the ribbon and the person in front of it.

Private Ribbon As IRibbonUI

Public Sub OnLoad(given As IRibbonUI)
    Set Ribbon = given
End Sub

Public Sub GetLabel(control As IRibbonControl, ByRef returned)
    returned = LabelOf(control.ID)
End Sub

Public Sub GetScreentip(control As IRibbonControl, ByRef returned)
    returned = TipOf(control.ID)
End Sub

' Runs one of cofin's actions on the workbook in front; there is always one.
Public Sub Act(ByVal action As String)
    On Error GoTo failed
    If ActiveWorkbook Is Nothing Then Workbooks.Add
    If action = "check_installation" Then ForgetServer
    RunPython "import cofin.excel.actions as actions; actions." & action & "()"
    If action = "settings" Then TakeSettings
    Exit Sub
failed:
    MsgBox LabelOf("cofin_no_python") & vbLf & vbLf & Err.Description, vbExclamation, "cofin"
End Sub

' The words of the ribbon and of the wizard; and the functions, which refer to no setting.
Private Sub TakeSettings()
    On Error Resume Next
    If Not Ribbon Is Nothing Then Ribbon.Invalidate
    CofinFunctions.Describe
    If Application.Calculation <> xlCalculationManual Then Application.CalculateFull
End Sub

' The language that the settings name, else the language of Excel's own menus.
Public Function IsTurkish() As Boolean
    Dim path As String, said As String, file As Integer
    On Error GoTo done
    IsTurkish = (Application.LanguageSettings.LanguageID(2) = 1055)
    path = Environ("APPDATA") & "\cofin\settings.toml"
    If Dir(path) = "" Then Exit Function
    file = FreeFile
    Open path For Input As #file
    Line Input #file, said
    Close #file
    If InStr(said, "language = ""tr""") > 0 Then IsTurkish = True
    If InStr(said, "language = ""en""") > 0 Then IsTurkish = False
done:
End Function

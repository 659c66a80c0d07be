Attribute VB_Name = "CofinServer"
Option Explicit
Option Private Module

' Between the cells and Python: plain values in, values or true errors out.

Private Const UDF_MODULE As String = "cofin.excel.udf"
Private Const MARK As String = "#cofin:"
Private Const DATE_MARK As String = "#cofin-date:"
Private Const LARGE_MARK As String = "#cofin-large:"
Private Const LONG_RANGE As Long = 50000
Private Const MOST_CELLS As Double = 200000
Private Const ERROR_OF_VALUE As Long = 2015

Private Const PAUSE_IN_SECONDS As Long = 30

Private Server As Object
Private Failure As String
Private FailedAt As Date
Private Reasons As Collection
Private LastReason As String

' Calls a Python function. The server is kept, and asked for again once when it is gone.
' Where Python cannot be started, a sheet of functions waits for that once, not in every cell.
Public Function Answer(ByVal functionName As String, ByVal arguments As Variant) As Variant
    Dim place As String
    Dim attempt As Integer
    place = PlaceOfCaller()
    On Error GoTo failed
again:
    attempt = attempt + 1
    If Server Is Nothing Then
        If Failure <> "" And DateDiff("s", FailedAt, Now) < PAUSE_IN_SECONDS Then
            Keep place, Failure
            Answer = CVErr(ERROR_OF_VALUE)
            Exit Function
        End If
        Failure = ""
        Set Server = XLPy
    End If
    Answer = Decoded(Server.CallUDF(UDF_MODULE, functionName, arguments), place)
    Exit Function
failed:
    If attempt = 1 And IsServerGone(Err.Number) Then
        Set Server = Nothing
        Resume again
    End If
    If Server Is Nothing Then
        Failure = Err.Description
        FailedAt = Now
    End If
    Keep place, Err.Description
    Answer = CVErr(ERROR_OF_VALUE)
End Function

' What a cell gives to Python: values without formats, so that currency keeps all its decimals.
' A date is said to be one: Excel makes 12 May of a 12.5 where decimals have a comma.
Public Function Plain(Optional ByRef given As Variant) As Variant
    Dim area As Range
    Plain = Empty
    If IsMissing(given) Then Exit Function
    If Not IsObject(given) Then
        Plain = given
        Exit Function
    End If
    If given.Areas.Count > 1 Then
        Plain = "#REF!"
        Exit Function
    End If
    Set area = given
    If area.Rows.Count > LONG_RANGE Then Set area = UpToLastRow(area)
    If area.Columns.Count = area.Worksheet.Columns.Count Then Set area = UpToLastColumn(area)
    If CDbl(area.Rows.Count) * area.Columns.Count > MOST_CELLS Then
        Plain = LARGE_MARK & area.Rows.Count & "x" & area.Columns.Count
        Exit Function
    End If
    Plain = WithDates(area.Value2, ShownIn(area))
End Function

' The values as dates and currencies; nothing where a number is no day that VBA knows.
Private Function ShownIn(ByVal area As Range) As Variant
    On Error Resume Next
    ShownIn = area.Value
End Function

' The values of a range; those that its formats show as dates are marked texts.
Private Function WithDates(ByVal values As Variant, ByVal shown As Variant) As Variant
    Dim i As Long, j As Long
    If Not IsArray(shown) Then
        If VarType(shown) = vbDate Then values = DateText(shown)
    Else
        For i = LBound(shown, 1) To UBound(shown, 1)
            For j = LBound(shown, 2) To UBound(shown, 2)
                If VarType(shown(i, j)) = vbDate Then values(i, j) = DateText(shown(i, j))
            Next j
        Next i
    End If
    WithDates = values
End Function

Private Function DateText(ByVal given As Variant) As String
    DateText = DATE_MARK & Year(given) & "-" & Month(given) & "-" & Day(given)
End Function

' The reason of the error in a cell, or of the last error when no cell is given.
Public Function ReasonOf(Optional ByRef cell As Variant) As String
    If IsMissing(cell) Then
        ReasonOf = LastReason
        Exit Function
    End If
    If Reasons Is Nothing Then Exit Function
    On Error Resume Next
    ReasonOf = Reasons(cell.Cells(1, 1).Address(External:=True))
End Function

Public Sub ForgetServer()
    Set Server = Nothing
    Failure = ""
    Set Reasons = Nothing
    LastReason = ""
End Sub

' A whole column would be a million rows: a long range ends where the sheet's content ends.
Private Function UpToLastRow(ByVal area As Range) As Range
    Dim used As Range
    Dim last As Long
    Set used = area.Worksheet.UsedRange
    last = used.Row + used.Rows.Count - area.Row
    Set UpToLastRow = area
    If last < 1 Then last = 1
    If last < area.Rows.Count Then Set UpToLastRow = area.Resize(last)
End Function

' The same for whole rows.
Private Function UpToLastColumn(ByVal area As Range) As Range
    Dim used As Range
    Dim last As Long
    Set used = area.Worksheet.UsedRange
    last = used.Column + used.Columns.Count - 1
    Set UpToLastColumn = area.Resize(area.Rows.Count, last)
End Function

' An answer that begins with the mark is an error: its number, a colon, its reason.
Private Function Decoded(ByVal given As Variant, ByVal place As String) As Variant
    Dim rest As String
    Dim colon As Long
    Decoded = given
    If VarType(given) = vbString Then
        If Left$(given, Len(MARK)) = MARK Then
            rest = Mid$(given, Len(MARK) + 1)
            colon = InStr(rest, ":")
            Keep place, Mid$(rest, colon + 1)
            Decoded = CVErr(CLng(Left$(rest, colon - 1)))
            Exit Function
        End If
    End If
    Keep place, ""
End Function

Private Sub Keep(ByVal place As String, ByVal reason As String)
    If Reasons Is Nothing Then Set Reasons = New Collection
    On Error Resume Next
    If place <> "" Then
        Reasons.Remove place
        If reason <> "" Then Reasons.Add reason, place
    End If
    If reason <> "" Then LastReason = reason
End Sub

Private Function PlaceOfCaller() As String
    On Error Resume Next
    If TypeOf Application.Caller Is Range Then
        PlaceOfCaller = Application.Caller.Cells(1, 1).Address(External:=True)
    End If
End Function

' RPC server unavailable, call failed, object disconnected, remote machine gone.
Private Function IsServerGone(ByVal number As Long) As Boolean
    Select Case number
        Case -2147023174, -2147023170, -2147417848, 462
            IsServerGone = True
    End Select
End Function

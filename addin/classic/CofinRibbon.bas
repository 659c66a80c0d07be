Attribute VB_Name = "CofinRibbon"
Option Explicit

' The ribbon. Made from cofin's list of buttons; do not edit.

Public Sub OnNewBudget(control As IRibbonControl)
    Act "new_budget"
End Sub

Public Sub OnCalculate(control As IRibbonControl)
    Act "calculate"
End Sub

Public Sub OnCheck(control As IRibbonControl)
    Act "check"
End Sub

Public Sub OnSplit(control As IRibbonControl)
    Act "split"
End Sub

Public Sub OnMerge(control As IRibbonControl)
    Act "merge"
End Sub

Public Sub OnCompare(control As IRibbonControl)
    Act "compare"
End Sub

Public Sub OnFillTemplate(control As IRibbonControl)
    Act "fill_template"
End Sub

Public Sub OnExplainCell(control As IRibbonControl)
    Act "explain_cell"
End Sub

Public Sub OnCallRules(control As IRibbonControl)
    Act "call_rules"
End Sub

Public Sub OnSettings(control As IRibbonControl)
    Act "settings"
End Sub

Public Sub OnCheckInstallation(control As IRibbonControl)
    Act "check_installation"
End Sub

Public Function LabelOf(ByVal id As String) As String
    Dim text As String
    Select Case id
        Case "cofin_new_budget"
            If IsTurkish() Then
                text = "Yeni b" & ChrW(252) & "t" & ChrW(231) & "e"
            Else
                text = "New budget"
            End If
        Case "cofin_calculate"
            If IsTurkish() Then
                text = "Hesapla"
            Else
                text = "Calculate"
            End If
        Case "cofin_check"
            If IsTurkish() Then
                text = "Kontrol et"
            Else
                text = "Check"
            End If
        Case "cofin_split"
            If IsTurkish() Then
                text = "Ortaklara b" & ChrW(246) & "l"
            Else
                text = "Split"
            End If
        Case "cofin_merge"
            If IsTurkish() Then
                text = "Birle" & ChrW(351) & "tir"
            Else
                text = "Merge"
            End If
        Case "cofin_compare"
            If IsTurkish() Then
                text = "Kar" & ChrW(351) & ChrW(305) & "la" & ChrW(351) & "t" & ChrW(305) & "r"
            Else
                text = "Compare"
            End If
        Case "cofin_fill_template"
            If IsTurkish() Then
                text = ChrW(350) & "ablonu doldur"
            Else
                text = "Fill template"
            End If
        Case "cofin_explain_cell"
            If IsTurkish() Then
                text = "Bu h" & ChrW(252) & "creyi a" & ChrW(231) & ChrW(305) & "kla"
            Else
                text = "Explain this cell"
            End If
        Case "cofin_call_rules"
            If IsTurkish() Then
                text = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & " kurallar" & ChrW(305)
            Else
                text = "Call rules"
            End If
        Case "cofin_settings"
            If IsTurkish() Then
                text = "Ayarlar"
            Else
                text = "Settings"
            End If
        Case "cofin_check_installation"
            If IsTurkish() Then
                text = "Kurulumu kontrol et"
            Else
                text = "Check installation"
            End If
        Case "cofin_group_budget"
            If IsTurkish() Then
                text = "B" & ChrW(252) & "t" & ChrW(231) & "e"
            Else
                text = "Budget"
            End If
        Case "cofin_group_partners"
            If IsTurkish() Then
                text = "Ortaklar ve " & ChrW(351) & "ablonlar"
            Else
                text = "Partners and templates"
            End If
        Case "cofin_group_understand"
            If IsTurkish() Then
                text = "Anlama"
            Else
                text = "Understand"
            End If
        Case "cofin_group_program"
            If IsTurkish() Then
                text = "Eklenti"
            Else
                text = "Add-in"
            End If
        Case "cofin_no_python"
            If IsTurkish() Then
                text = "cofin'in Python'u yan" & ChrW(305) & "t vermedi. Hi" & ChrW(231) & "bir " & ChrW(351) & "ey de" & ChrW(287) & "i" & ChrW(351) & "tirilmedi. "
                text = text & "Komut penceresinde cofin addin status, neyin eksik oldu" & ChrW(287) & "unu "
                text = text & "s" & ChrW(246) & "yler. Excel'in iletisi:"
            Else
                text = "cofin's Python did not answer. Nothing was changed. In a com"
                text = text & "mand window, cofin addin status says what is missing. Excel "
                text = text & "says:"
            End If
    End Select
    LabelOf = text
End Function

Public Function TipOf(ByVal id As String) As String
    Dim text As String
    Select Case id
        Case "cofin_new_budget"
            If IsTurkish() Then
                text = "Se" & ChrW(231) & "ili " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & " i" & ChrW(231) & "in doldurulmaya haz" & ChrW(305) & "r bo" & ChrW(351) & " bir konsorsiyum " & ChrW(231) & "al"
                text = text & ChrW(305) & ChrW(351) & "ma kitab" & ChrW(305) & " a" & ChrW(231) & "ar."
            Else
                text = "Opens an empty consortium workbook of the chosen call, ready"
                text = text & " to be filled in."
            End If
        Case "cofin_calculate"
            If IsTurkish() Then
                text = "A" & ChrW(231) & ChrW(305) & "k b" & ChrW(252) & "t" & ChrW(231) & "eyi sentine kadar hesaplar: uygun maliyetler, AB ka"
                text = text & "tk" & ChrW(305) & "s" & ChrW(305) & ", e" & ChrW(351) & " finansman."
            Else
                text = "Calculates the open budget to the cent: eligible costs, EU c"
                text = text & "ontribution, co-financing."
            End If
        Case "cofin_check"
            If IsTurkish() Then
                text = "Yanl" & ChrW(305) & ChrW(351) & " tutarlar" & ChrW(305) & ", bozuk form" & ChrW(252) & "lleri ve kural ihlallerini arar"
                text = text & "; bulgular h" & ChrW(252) & "crelerde not ve bir liste olur. Hi" & ChrW(231) & "bir rakam" & ChrW(305) & " d"
                text = text & "e" & ChrW(287) & "i" & ChrW(351) & "tirmez."
            Else
                text = "Looks for wrong amounts, broken formulas and broken rules; f"
                text = text & "indings become notes at their cells and a list. Changes no f"
                text = text & "igure."
            End If
        Case "cofin_split"
            If IsTurkish() Then
                text = "A" & ChrW(231) & ChrW(305) & "k b" & ChrW(252) & "t" & ChrW(231) & "eden her ortak i" & ChrW(231) & "in ayr" & ChrW(305) & " bir kitap olu" & ChrW(351) & "turur."
            Else
                text = "Makes one sheet for each partner out of the open budget."
            End If
        Case "cofin_merge"
            If IsTurkish() Then
                text = "Ortaklar" & ChrW(305) & "n kitaplar" & ChrW(305) & "n" & ChrW(305) & " tek b" & ChrW(252) & "t" & ChrW(231) & "ede birle" & ChrW(351) & "tirir; her biri " & ChrW(246) & "nc"
                text = text & "e kontrol edilir."
            Else
                text = "Brings the partners' sheets back into one budget; each is ch"
                text = text & "ecked first."
            End If
        Case "cofin_compare"
            If IsTurkish() Then
                text = "B" & ChrW(252) & "t" & ChrW(231) & "enin iki s" & ChrW(252) & "r" & ChrW(252) & "m" & ChrW(252) & " aras" & ChrW(305) & "ndaki farklar" & ChrW(305) & " ve bunlar" & ChrW(305) & "n kime ne "
                text = text & "getirdi" & ChrW(287) & "ini g" & ChrW(246) & "sterir."
            Else
                text = "Shows what differs between two versions of a budget, and wha"
                text = text & "t it costs whom."
            End If
        Case "cofin_fill_template"
            If IsTurkish() Then
                text = "A" & ChrW(231) & ChrW(305) & "k b" & ChrW(252) & "t" & ChrW(231) & "enin rakamlar" & ChrW(305) & "n" & ChrW(305) & " bir " & ChrW(351) & "ablonun kopyas" & ChrW(305) & "na yazar."
            Else
                text = "Writes the figures of the open budget into a copy of somebod"
                text = text & "y's template."
            End If
        Case "cofin_explain_cell"
            If IsTurkish() Then
                text = "Se" & ChrW(231) & "ili h" & ChrW(252) & "credeki rakam" & ChrW(305) & "n nas" & ChrW(305) & "l olu" & ChrW(351) & "tu" & ChrW(287) & "unu anlat" & ChrW(305) & "r: kalemler,"
                text = text & " kural, kaynak belge."
            Else
                text = "Says how the figure in the selected cell came about: lines, "
                text = text & "rule, source document."
            End If
        Case "cofin_call_rules"
            If IsTurkish() Then
                text = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kurallar" & ChrW(305) & "n" & ChrW(305) & " her birinin de" & ChrW(287) & "eri, kayna" & ChrW(287) & ChrW(305) & " ve durumuyl"
                text = text & "a g" & ChrW(246) & "sterir."
            Else
                text = "Shows the rules of the call with the value, source and statu"
                text = text & "s of each."
            End If
        Case "cofin_settings"
            If IsTurkish() Then
                text = "Eklentinin dilini ve i" & ChrW(351) & "levlerin kullanaca" & ChrW(287) & ChrW(305) & " " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "y" & ChrW(305) & " se" & ChrW(231) & "er."
            Else
                text = "Chooses the language of the add-in and the call that functio"
                text = text & "ns use."
            End If
        Case "cofin_check_installation"
            If IsTurkish() Then
                text = "Hangi Python ve hangi s" & ChrW(252) & "r" & ChrW(252) & "mlerin " & ChrW(231) & "al" & ChrW(305) & ChrW(351) & "t" & ChrW(305) & ChrW(287) & ChrW(305) & "n" & ChrW(305) & ", bir " & ChrW(351) & "ey eksiks"
                text = text & "e ne yap" & ChrW(305) & "laca" & ChrW(287) & ChrW(305) & "n" & ChrW(305) & " s" & ChrW(246) & "yler."
            Else
                text = "Says which Python and which versions are at work, and what t"
                text = text & "o do when something is missing."
            End If
    End Select
    TipOf = text
End Function

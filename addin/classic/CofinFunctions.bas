Attribute VB_Name = "CofinFunctions"
Option Explicit

' The worksheet functions. Made from cofin's registry; do not edit.

Public Function EU_CONTRIBUTION(eligible As Variant, Optional rate As Variant, Optional maximum As Variant, Optional call_id As Variant) As Variant
Attribute EU_CONTRIBUTION.VB_Description = "EU contribution to eligible costs: costs times the rate, rounded down to the cent, never above the ceiling. With one cell per partner it gives each partner's share; the shares add up exactly."
    EU_CONTRIBUTION = Answer("EU_CONTRIBUTION", Array(Plain(eligible), Plain(rate), Plain(maximum), Plain(call_id)))
End Function

Public Function EU_INDIRECT(direct_by_category As Variant, Optional call_id As Variant) As Variant
Attribute EU_INDIRECT.VB_Description = "Flat-rate indirect costs on direct costs given by category; subcontracting and support to third parties carry none. Rounded down to the cent."
    EU_INDIRECT = Answer("EU_INDIRECT", Array(Plain(direct_by_category), Plain(call_id)))
End Function

Public Function EU_ELIGIBLE(direct_by_category As Variant, Optional call_id As Variant) As Variant
Attribute EU_ELIGIBLE.VB_Description = "Eligible costs: direct costs given by category plus the flat-rate indirect costs on them."
    EU_ELIGIBLE = Answer("EU_ELIGIBLE", Array(Plain(direct_by_category), Plain(call_id)))
End Function

Public Function EU_COFINANCING(eligible As Variant, Optional rate As Variant, Optional maximum As Variant, Optional call_id As Variant) As Variant
Attribute EU_COFINANCING.VB_Description = "Co-financing: what the EU contribution leaves of eligible costs. With one cell per partner it gives each partner's part."
    EU_COFINANCING = Answer("EU_COFINANCING", Array(Plain(eligible), Plain(rate), Plain(maximum), Plain(call_id)))
End Function

Public Function EU_ALLOCATE(total As Variant, weights As Variant) As Variant
Attribute EU_ALLOCATE.VB_Description = "Shares a total out in proportion to weights, to the cent: the parts add up to the total exactly; leftover cents go to the largest remainders, the first listed on a tie."
    EU_ALLOCATE = Answer("EU_ALLOCATE", Array(Plain(total), Plain(weights)))
End Function

Public Function EU_MAX_ELIGIBLE(Optional grant As Variant, Optional rate As Variant, Optional call_id As Variant) As Variant
Attribute EU_MAX_ELIGIBLE.VB_Description = "The most eligible costs that a grant carries at the rate; one cent more of costs would be worth more than the grant. Without a grant: the call's ceiling."
    EU_MAX_ELIGIBLE = Answer("EU_MAX_ELIGIBLE", Array(Plain(grant), Plain(rate), Plain(call_id)))
End Function

Public Function EU_EXCHANGE(host As Variant, days As Variant, km As Variant, Optional call_id As Variant) As Variant
Attribute EU_EXCHANGE.VB_Description = "Lump sum in EUR for one ClusterXchange visit to a host country; halved when short or near, 0 when shorter than the call's minimum."
    EU_EXCHANGE = Answer("EU_EXCHANGE", Array(Plain(host), Plain(days), Plain(km), Plain(call_id)))
End Function

Public Function EU_BUDGET(lines As Variant, Optional by As Variant, Optional call_id As Variant) As Variant
Attribute EU_BUDGET.VB_Description = "The budget of a range of cost lines as a table with totals: by partner, by work package, or partners by work packages (matrix). Spills over the cells beside and below."
    EU_BUDGET = Answer("EU_BUDGET", Array(Plain(lines), Plain(by), Plain(call_id)))
End Function

Public Function EU_CHECK(lines As Variant, Optional call_id As Variant) As Variant
Attribute EU_CHECK.VB_Description = "What is wrong in a range of cost lines: row, severity, column and message, one row for each finding."
    EU_CHECK = Answer("EU_CHECK", Array(Plain(lines), Plain(call_id)))
End Function

Public Function EU_RULE(call_id As Variant, parameter As Variant, Optional category As Variant) As Variant
Attribute EU_RULE.VB_Description = "The value of a rule of a call: ratios as 0.75, amounts in EUR."
    EU_RULE = Answer("EU_RULE", Array(Plain(call_id), Plain(parameter), Plain(category)))
End Function

Public Function EU_RULE_SOURCE(call_id As Variant, parameter As Variant, Optional category As Variant) As Variant
Attribute EU_RULE_SOURCE.VB_Description = "Where a rule of a call is written: value, document, place in it, and whether that was verified."
    EU_RULE_SOURCE = Answer("EU_RULE_SOURCE", Array(Plain(call_id), Plain(parameter), Plain(category)))
End Function

Public Function EU_ENVELOPE(Optional call_id As Variant, Optional item As Variant) As Variant
Attribute EU_ENVELOPE.VB_Description = "An amount of the call's or the programme's money in EUR. Context, not a limit."
    EU_ENVELOPE = Answer("EU_ENVELOPE", Array(Plain(call_id), Plain(item)))
End Function

Public Function EU_REGION_CATEGORY(nuts2 As Variant, Optional call_id As Variant) As Variant
Attribute EU_REGION_CATEGORY.VB_Description = "Category of a NUTS 2 region in 2014-2020: less_developed, transition or more_developed."
    EU_REGION_CATEGORY = Answer("EU_REGION_CATEGORY", Array(Plain(nuts2), Plain(call_id)))
End Function

' Why the cell shows an error; empty when it does not.
Public Function EU_REASON(Optional cell As Variant) As Variant
    EU_REASON = ReasonOf(cell)
End Function

' Texts of the function wizard, in the language of the user.
Public Sub Describe()
    Dim turkish As Boolean
    turkish = IsTurkish()
    Describe_CONTRIBUTION turkish
    Describe_INDIRECT turkish
    Describe_ELIGIBLE turkish
    Describe_COFINANCING turkish
    Describe_ALLOCATE turkish
    Describe_MAX_ELIGIBLE turkish
    Describe_EXCHANGE turkish
    Describe_BUDGET turkish
    Describe_CHECK turkish
    Describe_RULE turkish
    Describe_RULE_SOURCE turkish
    Describe_ENVELOPE turkish
    Describe_REGION_CATEGORY turkish
End Sub

Private Sub Describe_CONTRIBUTION(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = "Uygun maliyetlere AB katk" & ChrW(305) & "s" & ChrW(305) & ": maliyet " & ChrW(231) & "arp" & ChrW(305) & " oran, sente a" & ChrW(351) & "a" & ChrW(287)
        about = about & ChrW(305) & " yuvarlan" & ChrW(305) & "r, " & ChrW(252) & "st s" & ChrW(305) & "n" & ChrW(305) & "r" & ChrW(305) & " a" & ChrW(351) & "maz. Ortak ba" & ChrW(351) & ChrW(305) & "na bir h" & ChrW(252) & "cre veril"
        about = about & "irse her orta" & ChrW(287) & ChrW(305) & "n pay" & ChrW(305) & "n" & ChrW(305) & " verir; paylar" & ChrW(305) & "n toplam" & ChrW(305) & " tam tutar."
        ReDim arguments(0 To 3)
        arguments(0) = "Avro olarak uygun maliyetler: bir h" & ChrW(252) & "cre ya da her ortak i" & ChrW(231) & "in"
        arguments(0) = arguments(0) & " bir h" & ChrW(252) & "cre."
        arguments(1) = "Finansman oran" & ChrW(305) & ", %75 i" & ChrW(231) & "in 0,75. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l" & ChrW(305) & "rsa " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n ora"
        arguments(1) = arguments(1) & "n" & ChrW(305) & "."
        arguments(2) = "AB katk" & ChrW(305) & "s" & ChrW(305) & "n" & ChrW(305) & "n avro olarak " & ChrW(252) & "st s" & ChrW(305) & "n" & ChrW(305) & "r" & ChrW(305) & ". Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l" & ChrW(305) & "rsa " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "n"
        arguments(2) = arguments(2) & ChrW(305) & "n " & ChrW(252) & "st s" & ChrW(305) & "n" & ChrW(305) & "r" & ChrW(305) & "."
        arguments(3) = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kimli" & ChrW(287) & "i, " & ChrW(246) & "rne" & ChrW(287) & "in cos-cluster-2020-3-03. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l"
        arguments(3) = arguments(3) & ChrW(305) & "rsa eklenti ayarlar" & ChrW(305) & "ndaki " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "."
    Else
        about = "EU contribution to eligible costs: costs times the rate, rou"
        about = about & "nded down to the cent, never above the ceiling. With one cel"
        about = about & "l per partner it gives each partner's share; the shares add "
        about = about & "up exactly."
        ReDim arguments(0 To 3)
        arguments(0) = "Eligible costs in EUR: one cell, or one cell for each partne"
        arguments(0) = arguments(0) & "r."
        arguments(1) = "Reimbursement rate as a share, 0.75 for 75 %. Left out: the "
        arguments(1) = arguments(1) & "call's."
        arguments(2) = "Ceiling of the EU contribution in EUR. Left out: the call's."
        arguments(3) = "Id of the call, for example cos-cluster-2020-3-03. Empty: th"
        arguments(3) = arguments(3) & "e call in the add-in's settings."
    End If
    Application.MacroOptions Macro:="EU_CONTRIBUTION", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

Private Sub Describe_INDIRECT(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = "Kategorilere g" & ChrW(246) & "re verilen do" & ChrW(287) & "rudan maliyetler " & ChrW(252) & "zerinden sabi"
        about = about & "t oranl" & ChrW(305) & " dolayl" & ChrW(305) & " maliyetler; alt y" & ChrW(252) & "klenici maliyetleri ve " & ChrW(252) & ChrW(231)
        about = about & ChrW(252) & "nc" & ChrW(252) & " taraflara destek hesaba kat" & ChrW(305) & "lmaz. Sente a" & ChrW(351) & "a" & ChrW(287) & ChrW(305) & " yuvarlan" & ChrW(305)
        about = about & "r."
        ReDim arguments(0 To 1)
        arguments(0) = ChrW(304) & "ki s" & ChrW(252) & "tun: maliyet kategorisi (anahtar, ad ya da harf) ve te"
        arguments(0) = arguments(0) & "k bir orta" & ChrW(287) & ChrW(305) & "n avro olarak uygun do" & ChrW(287) & "rudan maliyetleri."
        arguments(1) = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kimli" & ChrW(287) & "i, " & ChrW(246) & "rne" & ChrW(287) & "in cos-cluster-2020-3-03. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l"
        arguments(1) = arguments(1) & ChrW(305) & "rsa eklenti ayarlar" & ChrW(305) & "ndaki " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "."
    Else
        about = "Flat-rate indirect costs on direct costs given by category; "
        about = about & "subcontracting and support to third parties carry none. Roun"
        about = about & "ded down to the cent."
        ReDim arguments(0 To 1)
        arguments(0) = "Two columns: cost category (key, name or letter) and eligibl"
        arguments(0) = arguments(0) & "e direct costs in EUR, of one partner."
        arguments(1) = "Id of the call, for example cos-cluster-2020-3-03. Empty: th"
        arguments(1) = arguments(1) & "e call in the add-in's settings."
    End If
    Application.MacroOptions Macro:="EU_INDIRECT", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

Private Sub Describe_ELIGIBLE(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = "Uygun maliyetler: kategorilere g" & ChrW(246) & "re verilen do" & ChrW(287) & "rudan maliyet"
        about = about & "ler art" & ChrW(305) & " bunlar" & ChrW(305) & "n sabit oranl" & ChrW(305) & " dolayl" & ChrW(305) & " maliyetleri."
        ReDim arguments(0 To 1)
        arguments(0) = ChrW(304) & "ki s" & ChrW(252) & "tun: maliyet kategorisi (anahtar, ad ya da harf) ve te"
        arguments(0) = arguments(0) & "k bir orta" & ChrW(287) & ChrW(305) & "n avro olarak uygun do" & ChrW(287) & "rudan maliyetleri."
        arguments(1) = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kimli" & ChrW(287) & "i, " & ChrW(246) & "rne" & ChrW(287) & "in cos-cluster-2020-3-03. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l"
        arguments(1) = arguments(1) & ChrW(305) & "rsa eklenti ayarlar" & ChrW(305) & "ndaki " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "."
    Else
        about = "Eligible costs: direct costs given by category plus the flat"
        about = about & "-rate indirect costs on them."
        ReDim arguments(0 To 1)
        arguments(0) = "Two columns: cost category (key, name or letter) and eligibl"
        arguments(0) = arguments(0) & "e direct costs in EUR, of one partner."
        arguments(1) = "Id of the call, for example cos-cluster-2020-3-03. Empty: th"
        arguments(1) = arguments(1) & "e call in the add-in's settings."
    End If
    Application.MacroOptions Macro:="EU_ELIGIBLE", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

Private Sub Describe_COFINANCING(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = "E" & ChrW(351) & " finansman: uygun maliyetlerden AB katk" & ChrW(305) & "s" & ChrW(305) & " d" & ChrW(252) & ChrW(351) & ChrW(252) & "ld" & ChrW(252) & "kten son"
        about = about & "ra kalan. Ortak ba" & ChrW(351) & ChrW(305) & "na bir h" & ChrW(252) & "cre verilirse her orta" & ChrW(287) & ChrW(305) & "n k" & ChrW(305) & "sm" & ChrW(305)
        about = about & "n" & ChrW(305) & " verir."
        ReDim arguments(0 To 3)
        arguments(0) = "Avro olarak uygun maliyetler: bir h" & ChrW(252) & "cre ya da her ortak i" & ChrW(231) & "in"
        arguments(0) = arguments(0) & " bir h" & ChrW(252) & "cre."
        arguments(1) = "Finansman oran" & ChrW(305) & ", %75 i" & ChrW(231) & "in 0,75. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l" & ChrW(305) & "rsa " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n ora"
        arguments(1) = arguments(1) & "n" & ChrW(305) & "."
        arguments(2) = "AB katk" & ChrW(305) & "s" & ChrW(305) & "n" & ChrW(305) & "n avro olarak " & ChrW(252) & "st s" & ChrW(305) & "n" & ChrW(305) & "r" & ChrW(305) & ". Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l" & ChrW(305) & "rsa " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "n"
        arguments(2) = arguments(2) & ChrW(305) & "n " & ChrW(252) & "st s" & ChrW(305) & "n" & ChrW(305) & "r" & ChrW(305) & "."
        arguments(3) = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kimli" & ChrW(287) & "i, " & ChrW(246) & "rne" & ChrW(287) & "in cos-cluster-2020-3-03. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l"
        arguments(3) = arguments(3) & ChrW(305) & "rsa eklenti ayarlar" & ChrW(305) & "ndaki " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "."
    Else
        about = "Co-financing: what the EU contribution leaves of eligible co"
        about = about & "sts. With one cell per partner it gives each partner's part."
        ReDim arguments(0 To 3)
        arguments(0) = "Eligible costs in EUR: one cell, or one cell for each partne"
        arguments(0) = arguments(0) & "r."
        arguments(1) = "Reimbursement rate as a share, 0.75 for 75 %. Left out: the "
        arguments(1) = arguments(1) & "call's."
        arguments(2) = "Ceiling of the EU contribution in EUR. Left out: the call's."
        arguments(3) = "Id of the call, for example cos-cluster-2020-3-03. Empty: th"
        arguments(3) = arguments(3) & "e call in the add-in's settings."
    End If
    Application.MacroOptions Macro:="EU_COFINANCING", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

Private Sub Describe_ALLOCATE(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = "Bir toplam" & ChrW(305) & " a" & ChrW(287) & ChrW(305) & "rl" & ChrW(305) & "klarla orant" & ChrW(305) & "l" & ChrW(305) & " olarak sentine kadar payla"
        about = about & ChrW(351) & "t" & ChrW(305) & "r" & ChrW(305) & "r: par" & ChrW(231) & "alar toplam" & ChrW(305) & " tam verir; artan sentler en b" & ChrW(252) & "y" & ChrW(252) & "k k"
        about = about & "alanlara, e" & ChrW(351) & "itlikte ilk s" & ChrW(305) & "radakine gider."
        ReDim arguments(0 To 1)
        arguments(0) = "Payla" & ChrW(351) & "t" & ChrW(305) & "r" & ChrW(305) & "lacak toplam, avro."
        arguments(1) = "Paylar" & ChrW(305) & "n orant" & ChrW(305) & "l" & ChrW(305) & " oldu" & ChrW(287) & "u say" & ChrW(305) & "lar: 0 ya da daha b" & ChrW(252) & "y" & ChrW(252) & "k, en " & ChrW(231) & "ok"
        arguments(1) = arguments(1) & " d" & ChrW(246) & "rt ondal" & ChrW(305) & "k."
    Else
        about = "Shares a total out in proportion to weights, to the cent: th"
        about = about & "e parts add up to the total exactly; leftover cents go to th"
        about = about & "e largest remainders, the first listed on a tie."
        ReDim arguments(0 To 1)
        arguments(0) = "The total to share out, in EUR."
        arguments(1) = "What the shares are proportional to: numbers from 0 with at "
        arguments(1) = arguments(1) & "most four decimals."
    End If
    Application.MacroOptions Macro:="EU_ALLOCATE", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

Private Sub Describe_MAX_ELIGIBLE(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = "Bir hibenin bu oranda kar" & ChrW(351) & ChrW(305) & "lad" & ChrW(305) & ChrW(287) & ChrW(305) & " en y" & ChrW(252) & "ksek uygun maliyet; b"
        about = about & "ir sent fazlas" & ChrW(305) & " hibeyi a" & ChrW(351) & "ar. Hibe verilmezse " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n " & ChrW(252) & "st s" & ChrW(305)
        about = about & "n" & ChrW(305) & "r" & ChrW(305) & " al" & ChrW(305) & "n" & ChrW(305) & "r."
        ReDim arguments(0 To 2)
        arguments(0) = "Avro olarak AB katk" & ChrW(305) & "s" & ChrW(305) & ". Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l" & ChrW(305) & "rsa " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n azami hibe "
        arguments(0) = arguments(0) & "tutar" & ChrW(305) & "."
        arguments(1) = "Finansman oran" & ChrW(305) & ", %75 i" & ChrW(231) & "in 0,75. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l" & ChrW(305) & "rsa " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n ora"
        arguments(1) = arguments(1) & "n" & ChrW(305) & "."
        arguments(2) = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kimli" & ChrW(287) & "i, " & ChrW(246) & "rne" & ChrW(287) & "in cos-cluster-2020-3-03. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l"
        arguments(2) = arguments(2) & ChrW(305) & "rsa eklenti ayarlar" & ChrW(305) & "ndaki " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "."
    Else
        about = "The most eligible costs that a grant carries at the rate; on"
        about = about & "e cent more of costs would be worth more than the grant. Wit"
        about = about & "hout a grant: the call's ceiling."
        ReDim arguments(0 To 2)
        arguments(0) = "EU contribution in EUR. Left out: the call's maximum grant."
        arguments(1) = "Reimbursement rate as a share, 0.75 for 75 %. Left out: the "
        arguments(1) = arguments(1) & "call's."
        arguments(2) = "Id of the call, for example cos-cluster-2020-3-03. Empty: th"
        arguments(2) = arguments(2) & "e call in the add-in's settings."
    End If
    Application.MacroOptions Macro:="EU_MAX_ELIGIBLE", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

Private Sub Describe_EXCHANGE(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = "Ev sahibi " & ChrW(252) & "lkeye bir ClusterXchange ziyaretinin avro olarak "
        about = about & "g" & ChrW(246) & "t" & ChrW(252) & "r" & ChrW(252) & " tutar" & ChrW(305) & "; k" & ChrW(305) & "sa ya da yak" & ChrW(305) & "nsa yar" & ChrW(305) & "s" & ChrW(305) & ", " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n en az s" & ChrW(252) & "r"
        about = about & "esinden k" & ChrW(305) & "saysa 0."
        ReDim arguments(0 To 3)
        arguments(0) = "Ev sahibi " & ChrW(252) & "lke, iki harf: DE."
        arguments(1) = "Ziyaretin i" & ChrW(351) & " g" & ChrW(252) & "n" & ChrW(252) & " say" & ChrW(305) & "s" & ChrW(305) & "."
        arguments(2) = "Kilometre olarak uzakl" & ChrW(305) & "k."
        arguments(3) = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kimli" & ChrW(287) & "i, " & ChrW(246) & "rne" & ChrW(287) & "in cos-cluster-2020-3-03. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l"
        arguments(3) = arguments(3) & ChrW(305) & "rsa eklenti ayarlar" & ChrW(305) & "ndaki " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "."
    Else
        about = "Lump sum in EUR for one ClusterXchange visit to a host count"
        about = about & "ry; halved when short or near, 0 when shorter than the call'"
        about = about & "s minimum."
        ReDim arguments(0 To 3)
        arguments(0) = "Host country, two letters: DE."
        arguments(1) = "Working days of the visit."
        arguments(2) = "Distance in kilometres."
        arguments(3) = "Id of the call, for example cos-cluster-2020-3-03. Empty: th"
        arguments(3) = arguments(3) & "e call in the add-in's settings."
    End If
    Application.MacroOptions Macro:="EU_EXCHANGE", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

Private Sub Describe_BUDGET(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = "B" & ChrW(252) & "t" & ChrW(231) & "e kalemlerinden olu" & ChrW(351) & "an bir aral" & ChrW(305) & ChrW(287) & ChrW(305) & "n toplaml" & ChrW(305) & " b" & ChrW(252) & "t" & ChrW(231) & "e tablo"
        about = about & "su: orta" & ChrW(287) & "a g" & ChrW(246) & "re, i" & ChrW(351) & " paketine g" & ChrW(246) & "re ya da ortak x i" & ChrW(351) & " paketi (m"
        about = about & "atris). Yandaki ve alttaki h" & ChrW(252) & "crelere ta" & ChrW(351) & "ar."
        ReDim arguments(0 To 2)
        arguments(0) = "S" & ChrW(252) & "tunlar: ortak, i" & ChrW(351) & " paketi, kategori, tutar; ya da ortak, i" & ChrW(351)
        arguments(0) = arguments(0) & " paketi, kategori, miktar, birim maliyet ve gerekirse uygun "
        arguments(0) = arguments(0) & "evet/hay" & ChrW(305) & "r. " & ChrW(304) & "lk sat" & ChrW(305) & "r ba" & ChrW(351) & "l" & ChrW(305) & "k olabilir."
        arguments(1) = "ortak, i" & ChrW(351) & " paketi ya da matris. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l" & ChrW(305) & "rsa ortak."
        arguments(2) = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kimli" & ChrW(287) & "i, " & ChrW(246) & "rne" & ChrW(287) & "in cos-cluster-2020-3-03. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l"
        arguments(2) = arguments(2) & ChrW(305) & "rsa eklenti ayarlar" & ChrW(305) & "ndaki " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "."
    Else
        about = "The budget of a range of cost lines as a table with totals: "
        about = about & "by partner, by work package, or partners by work packages (m"
        about = about & "atrix). Spills over the cells beside and below."
        ReDim arguments(0 To 2)
        arguments(0) = "Columns: partner, work package, category, amount; or partner"
        arguments(0) = arguments(0) & ", work package, category, quantity, unit cost, and eligible "
        arguments(0) = arguments(0) & "yes/no if needed. A row of headings may come first."
        arguments(1) = "partner, work package or matrix. Left out: partner."
        arguments(2) = "Id of the call, for example cos-cluster-2020-3-03. Empty: th"
        arguments(2) = arguments(2) & "e call in the add-in's settings."
    End If
    Application.MacroOptions Macro:="EU_BUDGET", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

Private Sub Describe_CHECK(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = "B" & ChrW(252) & "t" & ChrW(231) & "e kalemlerinden olu" & ChrW(351) & "an bir aral" & ChrW(305) & "kta neyin yanl" & ChrW(305) & ChrW(351) & " oldu" & ChrW(287) & "u:"
        about = about & " sat" & ChrW(305) & "r, " & ChrW(246) & "nem, s" & ChrW(252) & "tun ve ileti; her bulgu bir sat" & ChrW(305) & "rda."
        ReDim arguments(0 To 1)
        arguments(0) = "S" & ChrW(252) & "tunlar: ortak, i" & ChrW(351) & " paketi, kategori, tutar; ya da ortak, i" & ChrW(351)
        arguments(0) = arguments(0) & " paketi, kategori, miktar, birim maliyet ve gerekirse uygun "
        arguments(0) = arguments(0) & "evet/hay" & ChrW(305) & "r. " & ChrW(304) & "lk sat" & ChrW(305) & "r ba" & ChrW(351) & "l" & ChrW(305) & "k olabilir."
        arguments(1) = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kimli" & ChrW(287) & "i, " & ChrW(246) & "rne" & ChrW(287) & "in cos-cluster-2020-3-03. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l"
        arguments(1) = arguments(1) & ChrW(305) & "rsa eklenti ayarlar" & ChrW(305) & "ndaki " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "."
    Else
        about = "What is wrong in a range of cost lines: row, severity, colum"
        about = about & "n and message, one row for each finding."
        ReDim arguments(0 To 1)
        arguments(0) = "Columns: partner, work package, category, amount; or partner"
        arguments(0) = arguments(0) & ", work package, category, quantity, unit cost, and eligible "
        arguments(0) = arguments(0) & "yes/no if needed. A row of headings may come first."
        arguments(1) = "Id of the call, for example cos-cluster-2020-3-03. Empty: th"
        arguments(1) = arguments(1) & "e call in the add-in's settings."
    End If
    Application.MacroOptions Macro:="EU_CHECK", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

Private Sub Describe_RULE(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = "Bir " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & " kural" & ChrW(305) & "n" & ChrW(305) & "n de" & ChrW(287) & "eri: oranlar 0,75 bi" & ChrW(231) & "iminde, tutarlar"
        about = about & " avro olarak."
        ReDim arguments(0 To 2)
        arguments(0) = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kimli" & ChrW(287) & "i, " & ChrW(246) & "rne" & ChrW(287) & "in cos-cluster-2020-3-03. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l"
        arguments(0) = arguments(0) & ChrW(305) & "rsa eklenti ayarlar" & ChrW(305) & "ndaki " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "."
        arguments(1) = "Kural" & ChrW(305) & "n anahtar" & ChrW(305) & ", " & ChrW(246) & "rne" & ChrW(287) & "in reimbursement_rate ya da maximum_g"
        arguments(1) = arguments(1) & "rant."
        arguments(2) = "Kural" & ChrW(305) & "n kendine " & ChrW(246) & "zg" & ChrW(252) & " bir de" & ChrW(287) & "eri varsa maliyet kategorisi."
    Else
        about = "The value of a rule of a call: ratios as 0.75, amounts in EU"
        about = about & "R."
        ReDim arguments(0 To 2)
        arguments(0) = "Id of the call, for example cos-cluster-2020-3-03. Empty: th"
        arguments(0) = arguments(0) & "e call in the add-in's settings."
        arguments(1) = "Key of the rule, for example reimbursement_rate or maximum_g"
        arguments(1) = arguments(1) & "rant."
        arguments(2) = "Cost category where the rule has a value of its own for it."
    End If
    Application.MacroOptions Macro:="EU_RULE", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

Private Sub Describe_RULE_SOURCE(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = "Bir " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & " kural" & ChrW(305) & "n" & ChrW(305) & "n nerede yazd" & ChrW(305) & ChrW(287) & ChrW(305) & ": de" & ChrW(287) & "er, belge, belgedeki "
        about = about & "yeri ve do" & ChrW(287) & "rulan" & ChrW(305) & "p do" & ChrW(287) & "rulanmad" & ChrW(305) & ChrW(287) & ChrW(305) & "."
        ReDim arguments(0 To 2)
        arguments(0) = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kimli" & ChrW(287) & "i, " & ChrW(246) & "rne" & ChrW(287) & "in cos-cluster-2020-3-03. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l"
        arguments(0) = arguments(0) & ChrW(305) & "rsa eklenti ayarlar" & ChrW(305) & "ndaki " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "."
        arguments(1) = "Kural" & ChrW(305) & "n anahtar" & ChrW(305) & ", " & ChrW(246) & "rne" & ChrW(287) & "in reimbursement_rate ya da maximum_g"
        arguments(1) = arguments(1) & "rant."
        arguments(2) = "Kural" & ChrW(305) & "n kendine " & ChrW(246) & "zg" & ChrW(252) & " bir de" & ChrW(287) & "eri varsa maliyet kategorisi."
    Else
        about = "Where a rule of a call is written: value, document, place in"
        about = about & " it, and whether that was verified."
        ReDim arguments(0 To 2)
        arguments(0) = "Id of the call, for example cos-cluster-2020-3-03. Empty: th"
        arguments(0) = arguments(0) & "e call in the add-in's settings."
        arguments(1) = "Key of the rule, for example reimbursement_rate or maximum_g"
        arguments(1) = arguments(1) & "rant."
        arguments(2) = "Cost category where the rule has a value of its own for it."
    End If
    Application.MacroOptions Macro:="EU_RULE_SOURCE", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

Private Sub Describe_ENVELOPE(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n ya da program" & ChrW(305) & "n avro olarak bir b" & ChrW(252) & "t" & ChrW(231) & "e tutar" & ChrW(305) & ". Bilgi"
        about = about & " i" & ChrW(231) & "indir, s" & ChrW(305) & "n" & ChrW(305) & "r de" & ChrW(287) & "ildir."
        ReDim arguments(0 To 1)
        arguments(0) = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kimli" & ChrW(287) & "i, " & ChrW(246) & "rne" & ChrW(287) & "in cos-cluster-2020-3-03. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l"
        arguments(0) = arguments(0) & ChrW(305) & "rsa eklenti ayarlar" & ChrW(305) & "ndaki " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "."
        arguments(1) = "call, per_project, programme, per_year ya da funded. Bo" & ChrW(351) & " b" & ChrW(305) & "r"
        arguments(1) = arguments(1) & "ak" & ChrW(305) & "l" & ChrW(305) & "rsa call."
    Else
        about = "An amount of the call's or the programme's money in EUR. Con"
        about = about & "text, not a limit."
        ReDim arguments(0 To 1)
        arguments(0) = "Id of the call, for example cos-cluster-2020-3-03. Empty: th"
        arguments(0) = arguments(0) & "e call in the add-in's settings."
        arguments(1) = "call, per_project, programme, per_year or funded. Left out: "
        arguments(1) = arguments(1) & "call."
    End If
    Application.MacroOptions Macro:="EU_ENVELOPE", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

Private Sub Describe_REGION_CATEGORY(ByVal turkish As Boolean)
    Dim about As String
    Dim arguments As Variant
    If turkish Then
        about = "Bir NUTS 2 b" & ChrW(246) & "lgesinin 2014-2020 kategorisi: less_developed ("
        about = about & "az geli" & ChrW(351) & "mi" & ChrW(351) & "), transition (ge" & ChrW(231) & "i" & ChrW(351) & ") ya da more_developed (geli" & ChrW(351)
        about = about & "mi" & ChrW(351) & ")."
        ReDim arguments(0 To 1)
        arguments(0) = "NUTS 2 kodu: BG31."
        arguments(1) = ChrW(199) & "a" & ChrW(287) & "r" & ChrW(305) & "n" & ChrW(305) & "n kimli" & ChrW(287) & "i, " & ChrW(246) & "rne" & ChrW(287) & "in cos-cluster-2020-3-03. Bo" & ChrW(351) & " b" & ChrW(305) & "rak" & ChrW(305) & "l"
        arguments(1) = arguments(1) & ChrW(305) & "rsa eklenti ayarlar" & ChrW(305) & "ndaki " & ChrW(231) & "a" & ChrW(287) & "r" & ChrW(305) & "."
    Else
        about = "Category of a NUTS 2 region in 2014-2020: less_developed, tr"
        about = about & "ansition or more_developed."
        ReDim arguments(0 To 1)
        arguments(0) = "NUTS 2 code: BG31."
        arguments(1) = "Id of the call, for example cos-cluster-2020-3-03. Empty: th"
        arguments(1) = arguments(1) & "e call in the add-in's settings."
    End If
    Application.MacroOptions Macro:="EU_REGION_CATEGORY", Description:=about, Category:="cofin", ArgumentDescriptions:=arguments
End Sub

figures-title = 统计
figures-from = 自
figures-until = 至
figures-show = 显示
figures-take = 下载表格（CSV）
figures-waiting = 当前谁在等待谁
figures-nobody-waits = 目前无人等待。
figures-who = 等待方
figures-whom = 等待对象
figures-number = 数量
figures-overdue = 逾期
figures-since = 最早始于
figures-the-desk = 代表处
figures-wait-open = 新申请的申请人
figures-wait-routed = 申请尚未转送的申请人
figures-wait-replied = 复函已到但尚未转达的申请人
figures-wait-relayed = 已获答复但案卷未结的申请人
figures-wait-answer = 代表处及申请人
figures-by-month = 按月统计案卷
figures-by-procedure = 按事项统计案卷
figures-by-country = 按国家统计案卷
figures-by-authority = 各机关答复情况
figures-chart-text = 每月两柱：新立案卷与已结案卷。下表列有相同数字。
figures-numbers = 具体数字
figures-month = 月份
figures-opened = 立案
figures-closed = 结案
figures-closed-since = 其后结案
figures-opened-count = 
    { $count ->
       *[other] 立案 { $count } 件
    }
figures-closed-count = 
    { $count ->
       *[other] 结案 { $count } 件
    }
figures-key = 代号
figures-procedure = 事项
figures-country = 国家
figures-authority = 主管机关
figures-sent = 发出
figures-answered = 已答复
figures-open = 目前待复
figures-median = 答复天数中位数
figures-median-hint = 半数答复用时不超过此数。仅计算本期内已答复的发函，未答复的另列。
figures-bar = 条形图
figures-nothing = 本期无记录。
figures-cut = 仅显示前二十项，下载的表格包含全部。
figures-not-routed = 尚未确定事项
figures-country-unknown = 国家不明

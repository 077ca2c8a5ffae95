"""What people type from habit, in both languages, and the command that is meant: one table, nothing guessed.

Loaded when a word is typed that is no command.
"""

from store.values.words import N_

NAMES = {
    "add": "new, create, insert, enter, 添加, 新增, 新建, 增加, 加",
    "archive": "rm, del, delete, remove, drop, trash, 删除, 归档, 移除",
    "backup": "save, bak, 备份",
    "brief": "briefing, report-to, 简报, 汇报, 汇报给",
    "closing": "close-out, closeout, wrap-up, 结项, 收尾",
    "money": "month-end, monthend, budget, 月结, 预算",
    "measure": "测量, 读数",
    "calendar": "holidays, 工作日历",
    "chart": "charts, plot, 图表, 图",
    "check": "verify, 检查",
    "completion": "completions, autocomplete, 补全",
    "config": "configuration, preferences, prefs, 配置",
    "confirm": "ok, ack, stands, 确认",
    "contact": "talked, met, 联系, 沟通",
    "demo": "tutorial, tour, try, sample, 演示, 教程, 示例",
    "doctor": "diagnose, health, 诊断, 体检",
    "dump": "导出全部",
    "edit": "update-record, modify, alter, 编辑, 修改, 更改",
    "export": "download, 导出",
    "find": "search, grep, lookup, query, 查找, 搜索, 查询, 找",
    "finish": "done, close, complete, resolve, fulfil, fulfill, 完成, 关闭, 解决, 办结",
    "help": "?, h, usage, manual, docs, commands, 帮助, 手册, 命令",
    "import": "upload, 导入",
    "init": "setup, start, begin, 初始化, 开始",
    "list": "ls, ll, dir, l, 列表, 列出, 清单, 列",
    "load": "载入",
    "log": "history, audit, changelog, 历史, 日志",
    "merge": "dedupe, 合并",
    "minutes": "protocol, 会议纪要, 纪要",
    "move": "mv, postpone, delay, shift, reschedule, forecast, 改期, 推迟, 移动, 延期",
    "prep": "prepare, 准备, 会前",
    "publish": "发布, 公开",
    "redo": "重做",
    "reopen": "open-again, unclose, 重新打开, 重开",
    "restore": "recover, 恢复, 还原",
    "review": "triage, 评审, 审阅, 检视",
    "set": "设置, 设定",
    "share": "共享",
    "show": "open, view, cat, get, print, info, 显示, 查看, 打开, 看",
    "snooze": "defer, later, remind, sleep, 暂缓, 稍后, 提醒, 搁置",
    "surprises": "untold, 意外, 未告知",
    "tell": "told, inform, notify, 告知, 通知, 告诉",
    "template": "templates, blueprint, 模板, 样板",
    "thank": "thanks, 感谢, 致谢",
    "today": "status, now, morning, dashboard, overview, summary, st, 今天, 今日, 状态, 概览",
    "undo": "revert, rollback, unarchive, undelete, 撤销, 撤消, 回退",
    "version": "ver, 版本",
    "week": "agenda, due, deadlines, tomorrow, next, 明天, 本周, 下周, 一周, 周",
}
"""A command → other words for it."""
LINES = {
    "brief --closing": "closing-report, final-report, 结项报告",
    "brief --weekly": "report, weekly, weekly-report, 周报, 报告",
    "brief --format message": "mail, email, message, write, 邮件, 发给, 消息",
    "contact --by call": "call, phone, rang, ring, called, 打电话, 电话, 致电",
    "contact --by visit": "visit, visited, 拜访",
    "contact --by meeting": "meet, 见面, 会面",
    "contact --by video": "video, 视频",
    "assign": "owner, give, delegate, 指派, 分配, 交给",
    "list person": "people, persons, who, contacts-list, team, 人员, 所有人",
    "list project": "projects, 项目列表",
    "list setting": "settings, 所有设置",
    "list risk --red": "red, reds, 红色, 红灯",
    "list action --open": "待办",
    "list action --due late": "overdue, late, 逾期, 过期",
    "chart risks": "heatmap, heat-map, 热力图",
    "chart milestones": "trend, 趋势, 趋势图",
    "list stakeholder": "sponsor, sponsors, 发起人",
    "backup --list": "backups, 备份列表",
    "help server": "serve, server, 服务器",
    "week --owners": "chase, owners, nudge, 催办",
    "add note": "note, jot, memo, 备忘, 记",
    "list contact": "calls, 联系记录",
    "list briefing": "briefings",
}
"""The beginning of a command line → words for all of it."""
FILTERS = {
    "--red": "red, reds, 红色, 红灯",
    "--amber": "amber, yellow, 黄色, 黄灯",
    "--green": "green, 绿色, 绿灯",
    "--open": "open, unfinished, 未结, 未完成",
    "--archived": "archived, 已归档",
    "--due late": "late, overdue, 逾期, 过期",
    "--due today": "today, 今天, 今日",
    "--due week": "week, 本周",
}
"""Flags of `list` → words beside a kind that mean them."""
WITH_VALUE = {
    "--due": "due, 截止, 到期",
    "--owner": "owner, 责任人, 负责人",
    "--sort": "sort, 排序",
}
"""Flags of `list` → words before their values: `list actions owner Sun`."""
SENTENCES = {
    N_(
        "forewarn fetches nothing itself: pip install --upgrade forewarn (or pipx upgrade forewarn)"
        " brings a new version; forewarn edit CODE changes a record"
    ): "update, upgrade, 更新, 升级",
    N_(
        "there is nothing to synchronise: the store is one file, read anew at each command;"
        " forewarn help server says how several people share it"
    ): "sync, pull, push, fetch, commit, refresh, 同步, 刷新",
    N_(
        "nothing has to be switched: every command takes --project CODE, before or behind it, and g on the"
        " dashboard lists the projects; forewarn list project lists their codes"
    ): "switch, use, cd, checkout, 切换",
    N_(
        "say whose: forewarn list action --owner NAME; forewarn week --owners has the open actions of everyone"
    ): "my, mine, me, 我的, 我的待办, 我的任务, 我的行动项",
    N_(
        'language = "zh", or "en", is a line of config.toml: forewarn config edit; --lang zh is for one command'
    ): "language, lang, locale, 语言",
    N_("forewarn alone opens the dashboard, forewarn demo a made-up one; q leaves it"): (
        "ui, tui, gui, run, launch, quit, exit, q, 退出, 界面, 运行"
    ),
    N_(
        "nobody logs in: you are who this machine says you are; forewarn help server says who may see what"
    ): "login, logout, whoami, 登录, 登陆",
}
"""What is said of words that stand for nothing forewarn does."""
PLEASE = "请"
"""What may stand before a Chinese word and changes nothing here."""
PARTICLES = ("一下", "了", "的", "吧")
"""What may stand behind a Chinese word and changes nothing here."""

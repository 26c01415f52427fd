"""Words that tell whether a full stop ends a sentence: abbreviations, and what sentences begin with."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST = _words("""
    dr mr mrs ms prof st ste gen sen rep gov capt lt col sgt rev hon pres messrs vs cf viz approx esp incl
    excl
    i.e e.g a.k.a
    z.b d.h u.a u.ä u.u i.d i.d.r z.t o.ä s.o s.u v.a m.e bzw vgl evtl ggf ggfs bspw sog inkl exkl zzgl insb
    hrsg frhr gebr
    p.ex mgr env p.ej sra dra
    т.е т.к т.н т.ч напр см ср проф акад ул пос тов п.ч
""")
"""Abbreviations after which something always follows, in small letters, without the last stop."""

BEFORE_NUMBER = _words("""
    no nos nr nrs art arts fig figs vol vols pp ch chap sec sect para paras ed eq ex tab app ca cca circa
    jan feb febr mar apr jun jul aug sep sept oct nov dec okt dez abs kap ziff rn rz bd bde mio mrd
    janv févr avr juil déc стр ст гл рис табл разд тт пп тел
""")
"""Abbreviations before a number; elsewhere they are words, or end a sentence."""

SELDOM_LAST = _words("al inc ltd co corp jr sr bros jh jhs др гг вв руб тыс им")
"""Abbreviations that end a sentence only where a word of `STARTERS` follows."""

LAST = _words("т.д т.п т.б")
"""Abbreviations in two parts that do end sentences."""

TITLES = _words("M MM")
"""Titles that are such in capitals only."""

STARTERS = _words("""
    a after all although an and another any as at because before both but by despite during each even every
    finally first for from given he her here his how however i if in indeed instead it its many moreover
    most nevertheless no nor not now of on once one only or other others our perhaps she since so some such
    that the their then there therefore these they this those though thus to today under until we what when
    where whether which while who why with without yet you
    aber als am auch auf aus bei da dabei damit dann das dass denn der des deshalb die dies diese dieser
    dieses doch ein eine er es für ihr im ist jedoch man mit nach nun nur ob obwohl seit sie so trotz um und
    unter viele von vor warum was wenn wer wie wir zu zum zur zwar
    après au aussi avec car ce ceci cela cependant ces cet cette ceux chaque comme dans depuis donc elle
    elles en enfin et il ils je la le les leur leurs mais même nous on or ou où par parce pour pourquoi puis
    quand que qui sans selon si son tous tout toutefois un une vous
    а без благодаря более в вместе во все всё для до его ее если за и из их к как когда кроме между многие
    мы на не но о об однако он она они от по поэтому после при с сегодня со согласно так также такая такие
    таким такой там то тогда только ты у хотя что чтобы эта эти это этот я
    бұл ол олар біз және бірақ
""")
"""Words that begin sentences, for where a capital could also be a name."""

AFTER_ORDINAL = _words("""
    januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert
    jahrhunderts jahrhunderte jh weltkrieg weltkriegs jahrestag auflage kapitel legislaturperiode
""")
"""Nouns before which German writes a number with a stop."""

"""Lists of words by which citations and their parts are told from other words; all in small letters."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _lines(listed: str) -> frozenset[str]:
    return frozenset(line.strip() for line in listed.splitlines())


FUNCTION_WORDS = _words(
    """
    a about above across after again against all almost along already also although always am among an and
    any are around as at away back be became because become been before being below between both but by
    can cannot could did do does doing done down due during each either else ever every few first for from
    further get had has have having he her here hers him himself his how however i if in indeed into is it
    its itself just last least less like made make many may me might more most much must my near need
    neither never new newly no nor not now of off often on once one only onto or other others our out over own
    per perhaps quite rather said same says she should since so some still such than that the their them
    themselves then there therefore these they this those though through throughout thus to together too
    toward towards under until up upon us used using very was we well were what when where whether which
    while who whom whose why will with within without would yet you your two three
    aber alle als also am an auch auf aus bei beim bis da damit dann das dass dem den der des die dies
    diese dieser dieses doch durch ein eine einem einen einer eines er es für gegen hat haben hatte ihr
    ihre im in ist ja jede kann kein keine man mehr mit nach nicht noch nun nur ob oder ohne sehr sein
    seine sich sie sind so über um und uns unter vom von vor war waren was weil wenn wer werden wie wird
    wir wurde wurden zu zum zur zwischen
    au aux avec ce ces cet cette comme dans de des donc du elle elles en est et eux il ils je la le les
    leur leurs lui mais ne nous on ont ou où par pas plus pour qu que qui sa sans se ses si son sont sur
    un une vous été être
    и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот
    от меня еще нет о из ему теперь когда даже ну ли если или ни быть был него до вас они мы это для при
    этот их
    """
)
"""Words without a meaning of their own: English, German, French, Russian."""

SMALL_WORDS = _words(
    """
    of for the on in to de du des d' la le les für der die das dem den zur zum im am pour et del della по
    на при
    """
)
"""Words within names of institutions that are not written with capitals."""

OFFICES = _words(
    """
    agency alliance assembly association authority bank board bureau bundesamt centre center chamber club
    college commission committee company conference congress consortium convention council court
    department desk directorate federation forum foundation fund government group house initiative
    institute institut institution international league library ministry ministère ministerium museum
    nations network observatory office organisation organization parliament party press programme program
    project registry school secretariat senate service services society statistics tribunal trust union
    university universität verband verein world amt министерство институт комитет агентство служба совет
    банк университет центр бюро
    """
)
"""Words that names of institutions have."""

PARTICLES = _words(
    """
    von van der den de di da del della ten ter zu zum zur al el bin ibn le la dos das du al- el-
    """
)
"""Words that begin family names."""

JOINTS = _words(
    """
    and & und et of for the on in de der des du für la les al. al u. a. u a von van den di
    """
)
"""Words between the words of names."""

NOT_NAMES = _words(
    """
    january february march april may june july august september october november december spring summer
    autumn fall winter easter christmas early mid late since until before after around between during from
    circa about by on at founded established born died published adopted est januar februar märz mai juni
    juli oktober dezember frühjahr sommer herbst seit bis vor nach um janvier février mars avril juin
    juillet août septembre octobre novembre décembre depuis vers jan feb mar apr jun jul aug sep sept oct
    nov dec today version update updated act law no number chapter table figure page section
    """
)
"""Words beside a year in brackets that make it a date."""

LEADS = _words(
    """
    see also cf compare but and e.g e.g. i.e i.e. for example contra following after quoted cited in as by
    per vgl siehe auch so etwa zit nach zitiert voir aussi selon according to from source sources quelle
    original emphasis adapted data based on both against with like unlike because although while when if
    the a an this that these those yet however thus then here there where what since even der die das le
    la les un une
    """
)
"""Words before the names of a citation."""

ABBREVIATED = _words(
    """
    abs art bd ca cap cf ch chap cl col ed eq ex fig figs fn ff hft kap lit max min no nos nr op par para
    pos pp pt sec sect ser st tab tbl tel tit vers vol vols vgl ver zit zn ziff jan feb mar apr jun jul
    aug sep sept oct nov dec jg str rs usd eur гл рис стр табл см
    """
)
"""Short forms behind whose full stop a number is no note."""

LABELS = _words(
    """
    annex appendix article chapter class column day draft example exhibit figure grade group lesson level
    line model month number option page paragraph part phase point python question rule section season
    stage step table task team test tier type version vitamin volume week windows year
    """
)
"""Words on which a number hangs that is no note."""

REPORTING = _words(
    """
    adds argue argued argues calls claim claimed claims conclude concluded concludes count counted counts
    define defines describe described describes demonstrate demonstrates estimate estimated estimates explain
    explains find finds found hold holds note noted notes observe observed observes point points propose
    proposes report reported reports say says show showed shows state stated states suggest suggested suggests
    warn warned warns write writes wrote schreibt zeigt nennt beschreibt meint argumentiert écrit montre
    affirme soutient
    """
)
"""What an author does in a sentence that names him."""

WORKS_HEADINGS = _lines(
    """bibliography
    selected bibliography
    annotated bibliography
    references
    reference list
    list of references
    references cited
    cited references
    works cited
    works consulted
    list of works
    list of works cited
    literature
    literature cited
    cited literature
    sources
    sources cited
    sources used
    list of sources
    bibliographical references
    references and notes
    bibliography and sources
    sources and bibliography
    literatur
    literaturverzeichnis
    literaturangaben
    literaturliste
    quellen
    quellenverzeichnis
    quellenangaben
    bibliographie
    bibliografie
    literatur und quellen
    quellen und literatur
    literatur- und quellenverzeichnis
    quellen- und literaturverzeichnis
    verwendete literatur
    zitierte literatur
    referenzen
    einzelnachweise
    références
    références bibliographiques
    références citées
    liste des références
    ouvrages cités
    œuvres citées
    sources et bibliographie
    bibliographie et sources
    bibliographie sélective
    liste de références
    литература
    список литературы
    список использованной литературы
    список использованных источников
    список источников
    список источников и литературы
    библиография
    библиографический список
    источники
    использованная литература
    использованные источники
    источники и литература
    әдебиеттер
    әдебиеттер тізімі
    пайдаланылған әдебиеттер
    пайдаланылған әдебиеттер тізімі
    дереккөздер
    bibliografía
    referencias
    bibliografia
    riferimenti bibliografici
    literatuurlijst
    bronnen"""
)
"""Headings of lists of works."""

NOTES_HEADINGS = _lines(
    """endnotes
    notes
    footnotes
    notes and references
    anmerkungen
    endnoten
    fußnoten
    fussnoten
    nachweise
    belege
    notes de fin
    notes de bas de page
    примечания
    сноски
    ссылки
    ескертпелер"""
)
"""Headings of lists of notes."""

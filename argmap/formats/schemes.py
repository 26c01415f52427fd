"""Critical questions of argumentation schemes: where an argument of each kind is known to go wrong.

The schemes are those of Walton, Reed and Macagno, Argumentation Schemes (2008); the questions are put in our
own words.
"""

from collections.abc import Mapping
from types import MappingProxyType

_ACTION = (
    "are there other ways to the same end, and are they worse?",
    "what else follows from it, and is that worse than what is gained?",
    "does it stand in the way of other ends that matter as much?",
    "can it be done?",
)
_FOLLOWS = (
    "how likely is it that this follows, and what shows it?",
    "what else follows, for good or ill?",
    "for whom is it good or bad?",
    "could the same be had, or avoided, in another way?",
)
_PERSON = (
    "is it true of the person?",
    "does it matter for what is argued here?",
    "what of the argument itself, if anybody else had made it?",
)
_LIKENESS = (
    "are the two alike in what matters here?",
    "are they unlike in something that matters here?",
    "is there a case as like as this one where it went otherwise?",
)
_WHO_SAYS = (
    "who says that people hold this, and how would they know?",
    "are these people placed to know?",
    "have they reasons, or do they repeat one another?",
)
_RULE = (
    "does the rule cover this case?",
    "is there an exception, or a stronger rule, that does?",
    "is the rule itself a good one?",
)

QUESTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "position to know": (
            "was the person placed to know this?",
            "is the person honest, and what does he or she gain by saying it?",
            "did the person say just this?",
        ),
        "expert opinion": (
            "is the person an expert, and in this field?",
            "what exactly did the expert say, and does it imply this?",
            "do other experts agree?",
            "on what evidence does the expert rest?",
            "has the expert an interest in the matter?",
        ),
        "witness testimony": (
            "could the witness see or hear it?",
            "is what the witness says consistent, and does it fit what is known?",
            "do other witnesses say the same, independently?",
            "has the witness a reason to say it that is not its truth?",
        ),
        "popular opinion": _WHO_SAYS,
        "popular practice": (
            "how many do it, and what shows that?",
            "do they do it for a reason that holds here?",
            "could most of them be wrong?",
        ),
        "example": (
            "is the example true as told?",
            "does it show what it is to show?",
            "is it typical, or was it picked?",
        ),
        "example to generalisation": (
            "are the cases typical?",
            "are there enough of them for so wide a claim?",
            "are there counter-examples?",
        ),
        "analogy": _LIKENESS,
        "comparison": _LIKENESS,
        "composition": (
            "is what holds of the parts a thing that passes to the whole?",
            "does it hold of all parts, or of those that matter?",
        ),
        "division": (
            "is what holds of the whole a thing that passes to its parts?",
            "does it hold of this part?",
        ),
        "alternatives": (
            "are these all the alternatives?",
            "do they exclude one another?",
            "is each of the others really ruled out?",
        ),
        "verbal classification": (
            "does it really have what the word requires?",
            "is the word used in one sense throughout?",
            "is what is said of everything so called true without exception?",
        ),
        "values": (
            "is the value shared by those who are to be convinced?",
            "does the action really serve it?",
            "is there another value that counts for more here?",
        ),
        "sacrifice": (
            "was the sacrifice made for this, and freely?",
            "could those who made it have been mistaken about its worth?",
        ),
        "practical reasoning": _ACTION,
        "waste": (
            "is what was spent lost only if one stops, or lost in any case?",
            "can the end still be reached, and what does the rest of the way cost?",
        ),
        "sunk costs": (
            "is what was spent lost only if one stops, or lost in any case?",
            "would one begin now, knowing what is known?",
        ),
        "ignorance": (
            "how well has it been looked for?",
            "would it have been found if it were so?",
            "on whom is the burden of proof?",
        ),
        "cause to effect": (
            "how strong is the rule that the one causes the other?",
            "is the cause really there?",
            "is something at work that would prevent the effect?",
            "could the effect come from another cause?",
        ),
        "correlation to cause": (
            "is there a correlation, and not a coincidence?",
            "could it be the other way round?",
            "is there something that causes both?",
            "does it hold in the range that is spoken of?",
        ),
        "sign": (
            "how closely is the sign tied to what it is taken to show?",
            "what else could explain the sign?",
            "are there signs of the contrary?",
        ),
        "abduction": (
            "how good is this explanation in itself, apart from the others?",
            "which other explanations were considered?",
            "how much better than the next best is it?",
            "should one look further before deciding?",
        ),
        "evidence to a hypothesis": (
            "would the evidence be expected if the hypothesis were true?",
            "would it be expected as much if the hypothesis were false?",
            "was the evidence really observed?",
        ),
        "consequences": _FOLLOWS,
        "positive consequences": _FOLLOWS,
        "negative consequences": _FOLLOWS,
        "threat": (
            "can the one who threatens do it, and will he?",
            "is it a reason to believe, or only a reason to give in?",
        ),
        "fear appeal": (
            "is the danger real, and as great as it is made?",
            "would what is proposed avert it?",
            "are there other ways to avert it?",
        ),
        "danger appeal": (
            "is the danger real, and as great as it is made?",
            "would what is proposed avert it?",
        ),
        "need for help": (
            "is the need real?",
            "would this help?",
            "can it be given, and at what cost to whom?",
        ),
        "distress": (
            "is the distress real?",
            "would this relieve it?",
            "does it bear on what is to be decided?",
        ),
        "commitment": (
            "is the person really committed to this, and by what?",
            "does the commitment reach to this case?",
            "may one change one's mind here?",
        ),
        "inconsistent commitment": (
            "do the two commitments really clash?",
            "has the person given one of them up, with reasons?",
            "does the clash bear on what is argued?",
        ),
        "ethos": _PERSON,
        "ad hominem": _PERSON,
        "circumstantial ad hominem": (
            "do words and deeds really clash?",
            "is there a reason for the difference?",
            "what of the argument itself, if anybody else had made it?",
        ),
        "bias": (
            "what shows the bias?",
            "does the matter call for somebody without an interest?",
            "is the argument weaker for it, or only to be looked at more closely?",
        ),
        "gradualism": (
            "is each step really like the one before?",
            "is there a place where one can stop?",
        ),
        "slippery slope": (
            "what leads from each step to the next, and how surely?",
            "is there a place where one can stop?",
            "is the end as bad as it is made?",
        ),
        "constitutive-rule claims": (
            "does the rule really make the one count as the other?",
            "are all its conditions met here?",
        ),
        "established rule": _RULE,
        "rules": _RULE,
        "exceptional case": (
            "is the case among the exceptions that are recognised?",
            "if not, is it like one of them in what matters?",
            "would every case become an exception?",
        ),
        "precedent": (
            "is the earlier case like this one in what was decisive?",
            "was it rightly decided?",
            "was it overruled, or decided otherwise elsewhere?",
        ),
        "plea for excuse": (
            "were the circumstances really such?",
            "do such circumstances excuse?",
        ),
        "perception": (
            "were the circumstances such that one perceives rightly?",
            "could something else look the same?",
        ),
        "memory": (
            "how long ago was it, and how well was it noticed?",
            "could what was heard since have changed the memory?",
        ),
    }
)
"""Critical questions by the name of the scheme."""

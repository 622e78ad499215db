# Safety rules: what a person reads. Keys: rule-<id of knowledge/rules>, one or two sentences that
# say what and why, and .change, what would change it.

## Red flags

rule-R-01 = Call your emergency number now. Trouble breathing or swallowing, or swelling of the eyes, lips or face, cannot wait. Skin care can.
    .change = Come back to this plan after you have been seen and feel well.
rule-R-02 = See a doctor today. A rash that blisters, hurts, spreads fast, comes with fever, or involves the eyes, mouth or genitals needs a medical check first.
    .change = A doctor has looked at it and told you what it is.
rule-R-03 = See a doctor today. Pus, a golden crust, or skin that is warm, swollen and turning red, purple, brown or grey may mean an infection.
    .change = A doctor has checked it and the infection, if there was one, has gone.
rule-R-04 = Show a new or changing mole, or one that bleeds, itches or crusts, to a doctor soon. Until then: no peel, no laser and no lightening product.
    .change = A doctor has looked at the mole and agrees that you may go on.
rule-R-05 = A sore, lump or patch that has not gone after 4 weeks should be seen by a doctor. Until then: no clinic procedure and no lightening product.
    .change = A doctor has looked at it and agrees that you may go on.
rule-R-06 = See a doctor today. Clustered blisters or small punched-out sores on eczema, above all with pain or fever, need to be seen fast.
    .change = A doctor has seen the blisters and your skin has settled.
rule-R-06-eye = Call your emergency number or go to emergency care now. Clustered blisters on eczema with a sore or gritty eye can harm your sight.
    .change = You have been seen in emergency care.
rule-R-07 = Call your emergency number now. A sudden rash over much of the body after a new medicine, or skin that peels, can be serious.
    .change = You have been seen, and a doctor has told you about the medicine.
rule-R-08 = Call your emergency number now. Skin that turns pale or patchy, strong pain or changed sight after a filler can mean a blocked blood vessel.
    .change = You have been seen in emergency care and the injector knows.
rule-R-09 = If your skin burns after you stopped a steroid cream, see a doctor before you use that cream again. Clinic care waits for their advice.
    .change = A doctor has seen your skin, or you are sure this is not your case.
rule-R-10 = Deep, painful lumps can leave scars. For these a doctor can do more than stronger products at home.
    .change = A doctor has seen your spots, or you have no deep, painful lumps.

## Pregnancy, trying, breastfeeding

rule-R-11 = No retinol or other retinoid in pregnancy or while trying for a baby. For cosmetic retinol this is a precaution.
    .change = You are neither pregnant nor trying, and have answered that question.
rule-R-12 = If you take isotretinoin and are or could be pregnant: stop it and call your prescriber today. It can seriously harm an unborn baby.
    .change = You are sure you do not take it, or are neither pregnant nor trying.
rule-R-12-breastfeeding = Isotretinoin capsules and breastfeeding do not go together. If both could be true for you, speak to your prescriber before the next dose.
    .change = You do not take isotretinoin, or you are not breastfeeding.
rule-R-13 = No hydroquinone in pregnancy, because the body takes up a fair amount of it. We apply this to trying and breastfeeding too.
    .change = You are not pregnant, trying or breastfeeding, and a doctor advises it.
rule-R-14 = While pregnant, trying or breastfeeding: salicylic acid only up to 2% and on small areas. No peels at home or in a clinic.
    .change = You are not pregnant, trying or breastfeeding.
rule-R-15 = Azelaic acid and benzoyl peroxide are the usual first choices in pregnancy, so where they fit your goals they come first.
    .change = You are not pregnant, trying or breastfeeding.
rule-R-16 = While pregnant, trying or breastfeeding: no needles, lasers, heat devices, exosomes or stronger peels. Gentle care only if the clinic agrees.
    .change = You are not pregnant, trying or breastfeeding, or a doctor says otherwise.
rule-R-17 = If you breastfeed, keep strong products off your chest and off any skin your baby touches. Ask before using a prescribed retinoid.
    .change = You are not breastfeeding.
rule-R-18 = You left the pregnancy question open, so this plan follows the pregnancy rules. You do not have to tell us more.
    .change = You answer the pregnancy question.

## Actives and layering

rule-R-20 = Your skin needs calm first: cleanser, moisturiser, sunscreen. Acids, retinoids, vitamin C, benzoyl peroxide and scrubs pause.
    .change = Two calm check-ins in a row move the plan on, step by step.
rule-R-21 = A skin barrier needs days to weeks, not one night. After a few weeks of calm care you check again; older skin may take longer.
    .change = A check-in shows a stronger barrier.
rule-R-22 = Our way of going slowly: one new active at a time, one or two nights a week at first, and 2 to 4 calm weeks before the next.
    .change = You want no new active.
rule-R-23 = Try each new leave-on product first: a coin-size spot on the inner arm, twice a day for 7 to 10 days. Stop if it reacts.
    .change = You add nothing new.
rule-R-24 = A retinoid and an exfoliant (acid or scrub) take turns: never on the same night. Together they irritate more.
    .change = You use only one of the two.
rule-R-25 = Benzoyl peroxide in the morning, your prescribed retinoid at night: together in light, tretinoin breaks down fast.
    .change = You use only one of the two. With adapalene no split is needed.
rule-R-26 = Benzoyl peroxide: start at 2.5%, as 10% irritates more and is not clearly better. It bleaches hair and fabric. Judge it after 12 weeks.
    .change = You do not use it.
rule-R-27 = Acids such as glycolic acid make skin burn more easily in the sun, up to a week after you stop. So: two weeks of daily sunscreen first.
    .change = You use sunscreen every day for two weeks.
rule-R-28 = At home, AHA products should be 10% or less with a pH of at least 3.5. Anything stronger belongs in trained hands.
    .change = Nothing lifts this at home. A clinician may offer a peel instead.
rule-R-29 = No strong peel at home. The US regulator warned in July 2024 of burns and scars, and has approved no peel product.
    .change = Nothing lifts this at home. A clinician may offer a peel instead.
rule-R-30 = In the EU, cosmetic retinol is limited to 0.3% for the face: new goods since 1 November 2025, all goods from 1 May 2027.
    .change = You use no retinol, or your clinic is outside the EU.
rule-R-31 = Retinoid: at night, a pea-size amount, at most three nights a week at first, moisturiser after, sunscreen by day.
    .change = Your prescriber gave you another plan, or you use no retinoid.
rule-R-32 = No hydroquinone without a doctor: it can darken skin for good. Stay away from lightening creams without a full label; some hold mercury.
    .change = A doctor prescribes it for you and checks your skin.
rule-R-33 = Sunscreen every morning: broad spectrum, SPF 30 or more. Outdoors put it on again every 2 hours, and after swimming or sweating.
    .change = You use it daily and put it on again.
rule-R-34 = How much sunscreen: about 2 teaspoons for head, neck and arms; about 35 ml (6 to 8 teaspoons) for the whole body.
    .change = This is worth knowing; nothing needs to change.
rule-R-35 = Vitamin C and niacinamide may be used together. Warnings against the pair mostly rest on old or single studies.
    .change = Nothing needs to change.
rule-R-36 = Choose fragrance-free products, not just "unscented", and no essential oils: in cosmetics, fragrance is the most common cause of contact allergy.
    .change = You have no such allergy or eczema, and your skin no longer stings.
rule-R-37 = Lanolin seldom bothers healthy skin, but more often skin with eczema. Choose a cream without it, or try it on a small spot first.
    .change = You have no eczema and no lanolin allergy.
rule-R-38 = If you use a steroid cream on your face, do not stop it suddenly. Talk to your doctor, also before any clinic care.
    .change = Your doctor has made a plan with you, or you do not use one.
rule-R-39 = Wash with lukewarm water. In one study, hot water more than doubled the water the skin lost.
    .change = Your skin is calm and does not feel tight after washing.

## Clinic procedures

rule-R-40 = In December 2019 the US regulator said no exosome product was approved, and reported serious harm. Ask for the IND (trial) number.
    .change = A regulator approves a product for this use. We look again every year.
rule-R-41 = Reports say human-derived exosomes are not allowed in EU or UK cosmetics, and no exosome product is authorised there for injection.
    .change = The law changes, or your clinic is elsewhere.
rule-R-42 = Only products approved for use inside the skin should be needled in; others have caused lasting lumps. Ask what will be put on.
    .change = The clinic shows you that the product is approved for this use.
rule-R-43 = Polynucleotides come from salmon or trout. Studies so far are small, and reports say the US regulator has not approved them.
    .change = Larger studies or an approval. We look again every year.
rule-R-44 = Polynucleotides are made from fish. With a fish allergy, or when you are not sure, they are left out.
    .change = A clinician who knows your allergy clears it.
rule-R-45 = Isotretinoin now or in the last 6 months: labels say wait with all procedures; a 2017 expert group only with the strong ones. Strong ones are out, the rest is for your clinician.
    .change = Six full months have passed since the last capsule.
rule-R-45-home = While you take isotretinoin, skin gets dry and sore easily. Retinoids, acids, scrubs and benzoyl peroxide stay out.
    .change = Your prescriber agrees, or the course is over.
rule-R-46 = No peel with a skin infection, a cold sore, eczema that is active, raised scars, or a medicine that makes skin react to light.
    .change = The skin is calm and clear, or a clinician who knows your history agrees.
rule-R-47 = If you ever had cold sores, tell the clinic before a peel, laser or needling: these can bring them back.
    .change = The clinic knows and has decided how to prevent them.
rule-R-48 = With a cold sore now, or when you are not sure, no clinic procedure: the virus could spread.
    .change = It has gone completely and the clinic agrees.
rule-R-48-infection = With a skin infection, or when you are not sure, no clinic procedure. Have it looked at first.
    .change = It has gone and a clinician agrees.
rule-R-49 = While eczema is active, no laser, peel or microdermabrasion: they can set off a serious infection.
    .change = The flare has settled and a clinician agrees.
rule-R-50 = If you tend to raised scars, no needling, no medium or deep peel and no resurfacing laser: they could start new ones.
    .change = You are sure you do not tend to raised scars, or a clinician clears it.
rule-R-51 = Skin that keeps dark marks, or tans easily, can mark after lasers and peels. Home care first, then a test spot with an experienced clinician.
    .change = A test spot in experienced hands left no mark.
rule-R-52 = No laser or peel on sunburnt or freshly tanned skin: it marks more easily. We wait 4 weeks; the clinic may set its own time.
    .change = The tan or burn has faded and 4 weeks have passed.
rule-R-53 = With a metal allergy, or skin that keeps dark marks or seldom burns, tell the clinic before any needling. Reviews differ on the risk.
    .change = The clinic has checked the needle metal and made a test spot.
rule-R-54 = Needling is for a clinician to decide with blood thinners, bleeding problems, some medicines, diabetes, a skin flare, or recent filler or surgery.
    .change = A clinician who knows your history agrees.
rule-R-55 = In the US, needling devices are cleared for acne scars and wrinkles of the face and scars of the belly, from age 22. Home rollers are not meant.
    .change = Worth knowing; nothing needs to change.
rule-R-56 = On 15 October 2025 the US regulator warned of burns, scars, fat loss and nerve damage after needling with radiofrequency heat.
    .change = A trained, licensed professional goes through the risks with you and agrees.
rule-R-57 = Injections are for a clinician to decide if you are 18 to 24 (US approvals start at 22), bleed easily, take blood thinners, or have had a severe allergy.
    .change = A licensed clinician has gone through your history and agrees.
rule-R-57-pens = Injections only by a licensed professional. Never with a needle-free pen, and never with a product bought online.
    .change = Worth knowing; nothing needs to change.
rule-R-58 = No injections for looks under 18. In England giving or booking filler or botulinum toxin for someone under 18 is an offence.
    .change = You are 18 or older.
rule-R-59 = Light care is for a clinician to decide if you have an eye disease of the retina or a medicine that makes you react to light.
    .change = A clinician or eye doctor agrees, and your eyes are covered.
rule-R-60 = Pause retinoids, acids and scrubs for 7 days before a procedure, and leave time after waxing. Your clinic may set other days.
    .change = You have paused them, or the clinic tells you another time.
rule-R-61 = With a weaker immune system, an autoimmune disease, a severe allergic reaction ever, or a recent procedure, a clinician decides what is suitable.
    .change = A clinician who knows your history agrees.
rule-R-61-history = After a skin cancer, or with a medicine that makes skin react to light, a clinician should look before any laser, light, peel or needle.
    .change = A clinician has checked your skin and your medicines and agrees.
rule-R-62 = Barrier first: anything invasive waits until your skin is calm, and never two such procedures on one day.
    .change = Your check-ins show calm skin.

## Age

rule-R-70 = Under 18, three things are enough: gentle cleanser, moisturiser, sunscreen. For spots, ask a pharmacist or doctor. No clinic procedures.
    .change = You are 18 or older, or a doctor advises something else.
rule-R-71 = If you are under 13, please read this with a parent or guardian. It holds general advice only.
    .change = You are 13 or older.
rule-R-72 = Shops and lawmakers are starting to limit strong skin products for young people. Rules differ from place to place.
    .change = You are 18 or older.
rule-R-73 = Skin over 65 rebuilds its barrier more slowly, so your plan goes slower and prefers a richer moisturiser.
    .change = A weekly check-in decides when you move on.
rule-R-73-80 = Over 80 the barrier comes back much more slowly: in one study about 15% in a day, against 50% in young skin. So your phases are longer.
    .change = A weekly check-in decides when you move on.

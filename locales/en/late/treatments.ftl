## Treatments

treatment-consultation = Consultation and skin check
    .for = Always first. The clinic measures water, barrier and skin surface, and says what home care cannot reach, such as deep marks or marked texture.
treatment-pre_care_facial = Gentle pre-care facial
    .for = Calms and moistens the skin before anything else is done.
treatment-soothing_mask = Soothing mask
    .for = Cools and calms skin that is red, hot or tight.
treatment-cryotherapy = Cold therapy
    .for = Mild cold on the surface for redness and heat. It freezes nothing off.
treatment-oxygen_infusion = Oxygen facial
    .for = A spray of oxygen and serum for a fresher, plumper look that lasts a short while.
treatment-polynucleotides = Polynucleotide injections
    .for = Purified fish DNA pieces injected to support skin structure and resilience. Your clinician decides if it suits you.
treatment-exosomes_topical = Exosomes on the skin
    .for = Signal carriers from cells, put on as a recovery add-on. No substitute for lasers or fillers. Products differ widely: have source and maker checked.
treatment-exosomes_needled = Exosomes with needling
    .for = Cell signal carriers needled in, as an add-on only. Results depend on product and method, and needles raise the risk of germs. Keep goals small and measurable.
treatment-ha_booster = Hyaluronic acid skin booster
    .for = Tiny injections of hyaluronic acid for deep hydration. It does not change the shape of the face.
treatment-vitamin_booster = Vitamin skin booster
    .for = Small vitamin injections for dull, dry skin. Little is known about many mixes, so a clinician decides.
treatment-antioxidant_infusion = Antioxidant infusion
    .for = Antioxidants worked into the skin surface, without a drip or needle, against stress from sun and pollution.
treatment-led_red = Red LED light
    .for = Red light, alone or with a soothing ampoule. It may calm the skin and support its repair and collagen.
treatment-custom_ampoule = Tailored ampoule
    .for = A serum mixed for you, put on the skin: ceramides, peptides, niacinamide or growth factors.
treatment-aqua_facial = Aqua facial
    .for = Water cleans the pores, then come hydration and a calming mask. For glow and mild clogging.
treatment-hybrid_fractional_exosome = Fractional laser with exosomes
    .for = Laser renewal, then exosomes and a barrier cream. Only on calm skin. The exosome part is an unproven add-on to the laser, and the clinician decides.
treatment-peel_superficial = Light chemical peel
    .for = A mild acid loosens the top layer, for texture, tone and clogged pores. Only on a calm barrier.
treatment-peel_medium_deep = Medium or deep peel
    .for = A strong peel for marked texture or lines that home care cannot reach. Days to weeks of wound care; a doctor decides.
treatment-microdermabrasion = Microdermabrasion
    .for = Fine crystals or a rough tip polish the surface, for dull or uneven texture.
treatment-mesotherapy = Mesotherapy
    .for = Many tiny injections of hyaluronic acid or other moisture-binders, for dry or dull skin.
treatment-microneedling = Microneedling
    .for = Fine needles make tiny channels so that skin renews itself: for scars, texture and lines.
treatment-brightening_infusion = Brightening infusion
    .for = Tranexamic acid or alpha arbutin put on the skin for uneven tone and dark marks.
treatment-rf_microneedling = RF microneedling
    .for = Needles that also heat the deeper skin, for firmness and scars. Serious harm has been reported; a doctor decides.
treatment-ultrasound_infusion = Ultrasound infusion
    .for = Gentle sound waves help a hydrating serum to sink in. Not the lifting kind of ultrasound.
treatment-radiofrequency = Radiofrequency
    .for = Radio waves warm the deeper skin, for firmness. A clinician checks for implants first.
treatment-fractional_laser = Fractional laser, the stronger kind
    .for = Laser dots take off tiny columns of skin, which renew: for scars, marked texture and lines that home care cannot reach.
treatment-laser_pigment = Laser for dark spots
    .for = Light aimed at deep pigment that home care cannot reach. A doctor names the spot first.
treatment-laser_vascular = Laser for red vessels
    .for = Light aimed at small vessels that stay visible. Someone looks first at where the redness comes from.
treatment-laser_non_ablative = Gentler fractional laser
    .for = Laser dots warm the deeper skin and leave its surface whole: for texture, scars and lines.
treatment-extraction = Clearing of clogged pores
    .for = Plugged pores are opened by hand. Inflamed spots are better left alone; a clinician sees which is which.
treatment-laser_hair = Laser hair removal
    .for = Light that thins out dark hair, for razor bumps that go on although shaving has changed. Not for every skin tone with every device.
treatment-light_acne = Blue and red light for spots
    .for = Blue light, alone or with red, beside a spot product. What is known about it is uncertain.
treatment-barrier_finish = Barrier finish and sunscreen
    .for = Ceramides or a rich cream, then sunscreen. The last step of every visit.

## Before

prepare-history = Tell the clinic about eczema, allergies, skin disease, weak immunity, pregnancy or breastfeeding, severe reactions and recent procedures.
prepare-medicines = Bring a list of your medicines. Do not stop a prescribed one without asking.
prepare-products = Bring the names or photos of your skin products.
prepare-clean_face = Come with a clean face, without make-up.
prepare-stop_actives = Stop retinoids, acids and scrubs 5–7 days before, or as the clinic tells you.
prepare-no_tan = No tanning or sunburn. Wait until any tan has faded.
prepare-hydrate = Drink enough water and use a mild moisturiser.
prepare-pre_care = Ask if a gentle pre-care facial should come first.
prepare-cold_sores = Say if you ever had cold sores. With one now, put the visit off.
prepare-light_medicine = Say if a medicine makes you sensitive to light or if you have an eye disease.
prepare-implants = Say if you have a pacemaker or metal in the body.
prepare-fish = Say if fish or seafood gives you an allergy.
prepare-cold = Say if cold gives you hives or turns your fingers white.
prepare-recent_care = Say if you had dental work, a vaccination or a cold in the last 2 weeks.
prepare-botulinum = Say if you had botulinum toxin in the last 2 weeks: no suction, heat or massage then.
prepare-test_spot = Ask for a test spot first, above all if spots leave dark marks on you.

## Day by day

recovery-nothing = Nothing to recover from.
recovery-hydrated = Skin often feels calmer and well moistened.
recovery-pink = Slight warmth or redness; on dark skin it may look purple, brown or grey.
recovery-needle_marks = Small bumps, swelling or bruises where the needle went in.
recovery-red_dry = Redness or dryness usually settles.
recovery-sunburn_feel = Hot, tight and red or darker, like sunburn.
recovery-flaking = Dryness and fine flaking. Let it fall off by itself.
recovery-crusts = Rough feel, with tiny crusts or darker dots that shed.
recovery-raw = Swollen, sore or oozing. Follow the wound care you were given.
recovery-long_pink = New skin can stay pink or darker for weeks. Keep it out of the sun.
recovery-glow = Hydration and glow may show within days.
recovery-less_sensitive = Skin often feels less sensitive and better hydrated.
recovery-tone_texture = Changes in tone and texture, if they come, show about now.
recovery-stronger = Skin may look stronger and smoother.
recovery-collagen = Collagen changes, if they come, take this long.

## After

aftercare-spf = Sunscreen SPF 50+ every day, plus shade or a hat.
aftercare-gentle = Gentle cleanser and fragrance-free moisturiser only.
aftercare-no_actives = No acids, retinoids or scrubs until skin is calm and the clinic agrees.
aftercare-live_well = Drink enough, sleep well, eat varied food with omega-3, fruit and vegetables. No smoking, little or no alcohol.
aftercare-no_extra = Add no other procedure or strong product to the plan on your own.
aftercare-take_home = If the clinic gives you a barrier cream, serum or sheet mask, use it as told.
aftercare-no_heat = No sauna, hot bath or hard sport for two days.
aftercare-hands_off = Do not rub, pick or scratch.
aftercare-no_makeup = No make-up until the next day, or longer if the clinic says so.
aftercare-call_infection = Call the clinic the same day for growing pain, pus, spreading redness or fever.
aftercare-call_vessel = Pale skin, severe pain or a change in sight: call the emergency number at once.

## What can go wrong

complication-redness = Redness, for hours to days.
complication-swelling = Swelling, mostly after injections.
complication-bruising = Bruises, for up to two weeks.
complication-dryness = Dryness for a while.
complication-allergy = Allergic reaction (rare). Trouble breathing is an emergency.
complication-infection = Infection, if a product or tool is not sterile.
complication-flare = Inflamed skin gets worse, above all when procedures are stacked.
complication-dark_marks = Dark or light marks, more often on dark or tanned skin.
complication-burn = Burn or blister.
complication-scar = A lasting scar.
complication-lumps = Lumps under the skin.
complication-cold_sore = Cold sores come back.
complication-vessel = A blocked blood vessel (rare): skin damage or loss of sight.
complication-nerve_fat = Nerve damage or loss of fat under the skin.
complication-eyes = Eye strain or harm without eye cover.
complication-cold_injury = Numb or frost-hurt skin if it gets too cold.

## Approval

regulatory-exosome_us = The US FDA has approved no exosome product and has reported serious harm. It counts them as drugs, not cosmetics.
regulatory-exosome_eu_uk = In the EU and UK, exosomes of human origin are not allowed in cosmetics, and none is authorised for injection.
regulatory-polynucleotide = Made from salmon or trout. An expert board has agreed how to use it, but studies are small.
regulatory-polynucleotide_us = Reported as not approved by the US FDA.
regulatory-rf_microneedling = The US FDA warned of burns, scars, fat loss, lasting changes in looks and nerve damage.
regulatory-microneedling_us = In the US, authorised for facial acne scars, wrinkles and belly scars from age 22.
regulatory-needled_product = A product not approved for use inside the skin should not be needled in: lumps have been reported.
regulatory-filler_us = In the US, from age 22 and by a licensed injector. Not with some allergies or bleeding disorders. Never with a needle-free pen or bought online.
regulatory-peel_us = The US FDA has approved no chemical peel product and warns against strong ones at home.

## Ask the clinic

ask-calm_enough = Is my barrier calm enough for this now?
ask-who = Who does it, and how were they trained?
ask-goal = What will we measure, and what change is realistic?
ask-alternatives = Is there a gentler way, and what happens if I wait?
ask-visits = How many visits, how far apart, and when do we stop?
ask-same_day = What else would you do on the same day?
ask-if_reaction = What do I do and whom do I call if I react?
ask-ingredients = What exactly is in it, and does it hold fragrance?
ask-product = Which product, maker and lot is it, and where does it come from?
ask-approved = Is it approved in this country for this use?
ask-sterile = How is it kept sterile, and will you open it in front of me?
ask-ind = In the US: what is the IND number of this exosome product?
ask-evidence = Which studies used this very product in this very way?
ask-skin_tone = Which settings suit my skin tone, and will you do a test spot?
ask-acid = Which acid, how strong, and for how long?
ask-eye_cover = How will my eyes be covered?
ask-vessel_kit = Can you dissolve it at once if a blood vessel is blocked?
ask-downtime = When can I go back to work, sport and make-up?

## From the person's own answers

ask-my_severe_reaction = I once had a severe allergic reaction. What do you keep ready?
ask-my_blood_thinner = I take a blood thinner. What could bleed or bruise?
ask-my_bleeding_disorder = I have a bleeding disorder. What can be done safely?
ask-my_immune_medicine = My medicine lowers the immune system. Does that raise the risk here?
ask-my_light_medicine = My medicine makes skin react to light. What does that change?
ask-my_cold_sores = I have had cold sores. Should something keep them away?
ask-my_dark_marks = My skin keeps dark marks. Will you try a small spot first?
ask-my_brown_patches = Heat and light can darken my patches. How do you keep both low?
ask-my_raised_scars = My scars tend to grow and rise. Could this start a new one?
ask-my_rosacea = I have rosacea. What could set it off, and what do we leave out?
ask-my_eczema = I have eczema on my face now. How calm must it be first?
ask-my_psoriasis = I have psoriasis. Could a small injury bring it to a new place?
ask-my_steroid_cream = I use a steroid cream on my face. What does that change?
ask-my_diabetes = My diabetes is not well controlled. Should I wait?
ask-my_recent_procedure = I had a procedure in the last four weeks. When is my skin ready for another?
ask-my_metal = I have metal in my face or neck. Which devices are safe with it?
ask-my_numbing_allergy = I have reacted to a numbing medicine. What do you use instead?
ask-my_shellfish = I am allergic to shellfish. Does anything you use come from the sea?
ask-my_pregnancy = I am pregnant. What would you leave out because of it?
ask-my_breastfeeding = I am breastfeeding. Does that rule out anything you would use?
ask-my_trying = I am trying for a baby. What would you leave out because of it?
ask-my_razor_bumps = I get razor bumps. Will you look for raised scars before a peel or a laser?

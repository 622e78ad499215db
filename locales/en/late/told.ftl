# What a person told us, as short noun phrases that stand after “because of”. Rule texts put them in
# by { $told }, the most telling first, three at most. Keys: told-<question>-<option>;
# told-<question> for levels and numbers; open-<question> names what a question is about.

told-two = { $first } and { $second }
told-three = { $first }, { $second } and { $third }
# What was left open, as one of the phrases.
told-open = the open question on { $open }
# In place of { $told } where nobody in particular is spoken to, as in a code list.
told-general = what you told us

# How often a sign showed.
told-often-1 = on 1–2 days
told-often-2 = on 3–4 days
told-often-3 = on 5–6 days
told-often-4 = every day

told-age_band-under_13 = your age (under 13)
told-age_band-13_17 = your age (13 to 17)
told-age_band-18_24 = your age (18 to 24)
told-age_band-25_44 = your age (25 to 44)
told-age_band-45_64 = your age (45 to 64)
told-age_band-65_79 = your age (65 to 79)
told-age_band-80_plus = your age (80 or over)

told-red_flags-breathing_or_face_swelling = trouble breathing or a swollen face
told-red_flags-blistering_or_raw = a rash with blisters or raw skin
told-red_flags-spreading_fast_or_painful = a rash that hurts or spreads fast
told-red_flags-fever_or_unwell = a rash with fever or feeling ill
told-red_flags-eyes_mouth_genitals = a rash on eyes, mouth or genitals
told-red_flags-pus_or_golden_crust = signs of infection
told-red_flags-clustered_blisters_on_eczema = blisters in groups on eczema
told-red_flags-changing_mole = a new or changing mole
told-red_flags-sore_not_healing = a sore that has not healed
told-red_flags-after_filler_pale_pain_vision = pale skin, pain or changed sight after filler
told-red_flags-new_medicine_widespread_rash = a widespread rash after a new medicine
told-spot_place-face_or_neck = its place on your face or neck

told-pregnancy-pregnant = your pregnancy
told-pregnancy-trying = trying for a baby
told-pregnancy-breastfeeding = breastfeeding

told-medicines-isotretinoin_now = the isotretinoin you take
told-medicines-isotretinoin_past = isotretinoin in the past
told-medicines-prescription_retinoid = your prescribed retinoid
told-medicines-photosensitising = your medicine that makes skin react to light
told-medicines-blood_thinner = your blood thinner
told-medicines-steroid_cream_face = your steroid cream on the face
told-medicines-stopped_steroid_cream_burning = burning since you stopped a steroid cream
told-medicines-immunosuppressant = your medicine that weakens the immune system
told-medicines-chemo_or_radiotherapy = your chemotherapy or radiotherapy

told-isotretinoin_stopped_months = { $count ->
    [0] less than a month since
    [one] only { $count } month since
   *[other] only { $count } months since
}

told-allergies-fish = your fish allergy
told-allergies-fragrance = your fragrance allergy
told-allergies-lanolin = your lanolin allergy
told-allergies-metal = your metal allergy
told-allergies-local_anaesthetic = your allergy to numbing medicine
told-allergies-severe_reaction_ever = your severe allergic reaction

told-conditions-eczema_history = your eczema in the past
told-conditions-rosacea = your rosacea
told-conditions-psoriasis = your psoriasis
told-conditions-cold_sore_now = your cold sore
told-conditions-cold_sores_ever = your cold sores before
told-conditions-keloid = your raised scars
told-conditions-skin_infection = your skin infection
told-conditions-deep_painful_acne = your deep painful spots
told-conditions-skin_cancer_ever = your history of skin cancer
told-conditions-autoimmune = your autoimmune disease
told-conditions-bleeding_disorder = your bleeding or clotting disorder
told-conditions-diabetes_uncontrolled = your diabetes
told-conditions-retinal_disease = your eye disease

told-recent-sunburn_or_tan_4_weeks = your recent sunburn or tan
told-recent-injectables_4_weeks = your recent injections
told-recent-facial_surgery_6_months = your recent surgery
told-recent-waxing_1_week = your recent waxing or hair removal

told-sign_tight = tight skin { $often }
told-sign_sting = stinging { $often }
told-sign_flaking = flaking { $often }
told-sign_redness = redness { $often }
told-sign_itch = itching { $often }
told-sign_rough_dull = rough or dull skin { $often }
told-sign_breakouts = spots { $often }
told-sign_shine = greasy skin { $often }

told-cleanser_feel-tight_after = tight skin after washing
told-cleanser_feel-squeaky = a squeaky feel after washing
told-cleanse_per_day-three_plus = washing three times a day or more
told-exfoliation-four_plus_weekly = exfoliating 4 times a week or more
told-exfoliation-daily = exfoliating every day

told-actives-retinol = your retinol
    .after = retinol
told-actives-prescription_retinoid = your prescribed retinoid
told-actives-adapalene = your adapalene
    .after = adapalene
told-actives-aha = your AHA
    .after = AHA
told-actives-bha = your BHA
    .after = BHA
told-actives-vitamin_c = your vitamin C
    .after = vitamin C
told-actives-benzoyl_peroxide = your benzoyl peroxide
    .after = benzoyl peroxide
told-actives-azelaic_acid = your azelaic acid
    .after = azelaic acid
told-actives-niacinamide = your niacinamide
    .after = niacinamide
told-actives-hydroquinone = your hydroquinone
    .after = hydroquinone
told-actives-scrub = your scrub or brush
    .after = scrub or brush
told-actives-strong_peel_at_home = your strong peel at home

told-new_product_4_weeks-several = several new products
told-spf_use-daily = sunscreen only once a day
told-spf_use-sometimes = sunscreen only sometimes
told-spf_use-never = days without sunscreen
told-makeup_or_water_resistant_spf-some_days = make-up or water-resistant sunscreen
told-makeup_or_water_resistant_spf-most_days = make-up or water-resistant sunscreen

told-oil-dry = dry skin
told-oil-normal = skin that is neither dry nor oily
told-oil-combination = skin that is oily in places
told-oil-oily = oily skin
told-burns-sometimes = skin that sometimes burns
told-burns-rarely = skin that rarely burns
told-burns-never = skin that never burns
told-tans-gradually = skin that slowly tans
told-tans-easily = skin that quickly tans
told-dark_marks-never = skin that keeps no dark marks
told-dark_marks-sometimes = skin that sometimes keeps dark marks
told-dark_marks-usually = skin that usually keeps dark marks

told-outdoors-under_1h = little time outdoors
told-outdoors-1_3h = 1 to 3 hours outdoors a day
told-outdoors-over_3h = more than 3 hours outdoors a day
told-climate-dry = dry air
told-climate-cold_windy = cold or windy air
told-climate-hot = hot air
told-climate-polluted = traffic fumes or smoke
told-climate-indoor_air_conditioning = air conditioning
told-season-summer = summer
told-season-winter = winter
told-sleep-poor = bad sleep
told-stress-high = a lot of stress
told-smoking-sometimes = smoking now and then
told-smoking-daily = daily smoking
told-alcohol-most_days = alcohol on most days
told-diet_and_fluids-poor = meals and drinks that fall short

told-goals-calm = your wish for calmer skin
told-goals-hydrate = your wish for moisture
told-goals-glow = your wish for glow
told-goals-even_tone = your wish for a more even tone
told-goals-texture_pores = your wish for smoother skin
told-goals-lines_firmness = your wish for softer lines
told-goals-breakouts = your wish for fewer spots
told-goals-after_procedure_recovery = your wish to recover after a procedure
told-goals-prevention = your wish to keep your skin as it is

open-age_band = age
open-red_flags = warning signs
open-spot_place = where the spot is
open-pregnancy = pregnancy
open-medicines = medicines
open-isotretinoin_stopped_months = the time since isotretinoin
open-allergies = allergies
open-conditions = health
open-recent = recent events
open-sign_tight = tightness
open-sign_sting = stinging
open-sign_flaking = flaking
open-sign_redness = redness
open-sign_itch = itching
open-sign_rough_dull = roughness
open-sign_breakouts = spots
open-sign_shine = shine
open-cleanser_feel = the feel after washing
open-cleanse_per_day = washing
open-exfoliation = exfoliating
open-actives = active ingredients
open-new_product_4_weeks = new products
open-spf_use = sunscreen
open-makeup_or_water_resistant_spf = make-up
open-oil = skin type
open-burns = burning in the sun
open-tans = tanning
open-dark_marks = dark marks
open-outdoors = time outdoors
open-climate = surroundings
open-season = the season
open-sleep = sleep
open-stress = stress
open-smoking = smoking
open-alcohol = alcohol
open-diet_and_fluids = food and drink
open-goals = goals
open-clinic_interest = clinic care
open-needle_comfort = needles
open-downtime = recovery time
open-time_per_day = daily care

told-red_flags-sore_light_shy_eyes = sore eyes that light hurts
told-medicines-calcineurin_inhibitor_face = your tacrolimus or pimecrolimus
told-medicines-other_prescribed_face_cream = your prescribed face cream
told-allergies-shellfish = your shellfish allergy
told-allergies-bee_products = your allergy to bee products
told-allergies-salicylate = your allergy to aspirin or salicylic acid
told-allergies-preservative_or_patch_tested = what your patch test named
told-conditions-eczema_face_now = your eczema on the face
told-conditions-eczema_elsewhere_now = your eczema elsewhere
told-conditions-perioral_rash = small bumps around mouth, nose or eyes
told-conditions-seborrhoeic = your greasy scales
told-conditions-melasma = brown patches on both sides of your face
told-conditions-light_sensitive_disease = a rash or swelling from light
told-conditions-light_triggered_seizures = seizures set off by light
told-conditions-cold_reaction = hives or white fingers from cold
told-recent-procedure_under_2_weeks = a recent peel, laser or needling
told-recent-procedure_2_to_4_weeks = a peel, laser or needling some weeks ago
told-actives-bakuchiol = your bakuchiol
    .after = bakuchiol
told-actives-pha = your PHA
    .after = PHA
told-actives-sulphur = your sulphur
    .after = sulphur
told-actives-urea = your urea
    .after = urea
told-actives-home_remedies = home remedies
told-actives-home_device = your device at home
told-new_product_4_weeks-one = a new product
told-hair_removal-razor_bumps = bumps after shaving
told-implants-pacemaker_or_defibrillator = your pacemaker or defibrillator
told-implants-nerve_stimulator_or_pump = your nerve stimulator or pump
told-implants-cochlear_implant = your cochlear implant
told-implants-metal_in_face_or_neck = metal in your face or neck
told-history-face_radiotherapy = radiotherapy of your face
told-history-gold_injections = gold injections
told-history-permanent_makeup = a tattoo or permanent make-up
open-hair_removal = face hair
open-implants = implants
open-history = earlier care
open-actives_since_retinol = how long you have used retinol
open-actives_since_prescription_retinoid = how long you have used a prescribed retinoid
open-actives_since_adapalene = how long you have used adapalene
open-actives_since_aha = how long you have used the AHA
open-actives_since_bha = how long you have used the BHA
open-actives_since_vitamin_c = how long you have used vitamin C
open-actives_since_benzoyl_peroxide = how long you have used benzoyl peroxide
open-actives_since_azelaic_acid = how long you have used azelaic acid

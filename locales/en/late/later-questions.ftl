# Questions that come once there is a plan.

question-cleanser_feel = How does your face feel after washing?
    .hint = Cleanser means gel, foam, oil or soap.
    .short = After washing
option-cleanser_feel-comfortable = Comfortable
option-cleanser_feel-tight_after = Tight or dry
option-cleanser_feel-squeaky = Squeaky clean
option-cleanser_feel-none = I use no cleanser
option-cleanser_feel-not_sure = Not sure

question-cleanse_per_day = How often a day do you use a cleanser?
    .short = Washing
option-cleanse_per_day-zero = Never
option-cleanse_per_day-one = Once
option-cleanse_per_day-two = Twice
option-cleanse_per_day-three_plus = Three times or more

question-exfoliation = How often do you exfoliate?
    .hint = Count acids, scrubs, brushes and peels together.
    .short = Exfoliating
option-exfoliation-never = Never
option-exfoliation-weekly = Once a week or less
option-exfoliation-two_three_weekly = 2 or 3 times a week
option-exfoliation-four_plus_weekly = 4 times a week or more
option-exfoliation-daily = Every day
option-exfoliation-not_sure = Not sure

question-new_product_4_weeks = Have you started new products in the last 4 weeks?
    .short = New products
option-new_product_4_weeks-none = No
option-new_product_4_weeks-one = One
option-new_product_4_weeks-several = Two or more

question-makeup_or_water_resistant_spf = Do you wear make-up or water-resistant sunscreen?
    .short = Make-up
option-makeup_or_water_resistant_spf-no = No
option-makeup_or_water_resistant_spf-some_days = Some days
option-makeup_or_water_resistant_spf-most_days = Most days

question-oil = How is your skin by midday?
    .short = Skin type
option-oil-dry = Dry
option-oil-normal = Neither dry nor oily
option-oil-combination = Oily on forehead, nose or chin only
option-oil-oily = Oily all over
option-oil-not_sure = Not sure

question-burns = Without sunscreen, does strong sun burn your skin?
    .hint = Burnt skin feels hot and sore. It may look pink, red or darker.
    .short = Burning
option-burns-always = Always
option-burns-usually = Usually
option-burns-sometimes = Sometimes
option-burns-rarely = Rarely
option-burns-never = Never
option-burns-not_sure = Not sure

question-tans = Does your skin get darker in the sun?
    .short = Tanning
option-tans-never = No
option-tans-lightly = A little
option-tans-gradually = Yes, slowly
option-tans-easily = Yes, quickly
option-tans-not_sure = Not sure

question-dark_marks = Do spots or scratches leave dark marks?
    .hint = Brown, grey or purple marks that stay for weeks.
    .short = Dark marks
option-dark_marks-never = Never
option-dark_marks-sometimes = Sometimes
option-dark_marks-usually = Usually
option-dark_marks-not_sure = Not sure

question-outdoors = How long are you outdoors on a usual day?
    .short = Time outdoors
option-outdoors-under_1h = Less than 1 hour
option-outdoors-1_3h = 1 to 3 hours
option-outdoors-over_3h = More than 3 hours

question-climate = What is your skin exposed to on most days?
    .hint = Tick all that fit.
    .short = Surroundings
option-climate-dry = Dry air
option-climate-humid = Damp air
option-climate-cold_windy = Cold or wind
option-climate-hot = Heat
option-climate-polluted = Traffic fumes or smoke
option-climate-indoor_air_conditioning = Air conditioning
option-climate-none = None of these

question-season = Which season is it where you live?
    .hint = Pick the nearest.
    .short = Season
option-season-spring = Spring
option-season-summer = Summer
option-season-autumn = Autumn
option-season-winter = Winter

question-sleep = How well do you sleep?
    .short = Sleep
option-sleep-good = Well
option-sleep-fair = So-so
option-sleep-poor = Badly

question-stress = How much stress do you feel?
    .short = Stress
option-stress-low = Little
option-stress-medium = Some
option-stress-high = A lot

question-smoking = Do you smoke?
    .short = Smoking
option-smoking-no = No
option-smoking-sometimes = Sometimes
option-smoking-daily = Daily
option-smoking-prefer_not_to_say = I prefer not to say

question-alcohol = How often do you drink alcohol?
    .short = Alcohol
option-alcohol-rarely = Rarely or never
option-alcohol-weekly = Every week
option-alcohol-most_days = Most days
option-alcohol-prefer_not_to_say = I prefer not to say

question-diet_and_fluids = How well do you eat and drink?
    .hint = Varied meals, and enough water not to be thirsty.
    .short = Food and drink
option-diet_and_fluids-good = Well
option-diet_and_fluids-fair = So-so
option-diet_and_fluids-poor = Badly

question-time_per_day = How much daily care suits you?
    .short = Daily care
option-time_per_day-minimal = The least
    .hint = About 3 steps.
option-time_per_day-standard = A little more
    .hint = About 5 steps.
option-time_per_day-full = I enjoy it
    .hint = All steps that help.

question-clinic_interest = Does clinic care interest you?
    .hint = Home care alone is fine.
    .short = Clinic care
option-clinic_interest-none = No, home care only
option-clinic_interest-gentle_only = Gentle facials
option-clinic_interest-devices = Facials, and devices
    .hint = Peels, light, lasers.
option-clinic_interest-injectables = Facials, and injections
option-clinic_interest-all = Open to all

question-needle_comfort = How do you feel about needles?
    .short = Needles
option-needle_comfort-fine = Fine with them
option-needle_comfort-prefer_not = I would rather avoid them
option-needle_comfort-never = No needles

question-downtime = After a clinic visit, how long may your skin show it?
    .hint = Redness, swelling or flaking.
    .short = Recovery time
option-downtime-none = Not at all
option-downtime-up_to_3_days = Up to 3 days
option-downtime-up_to_a_week = Up to a week

question-event_date = Is there a day you want to look your best?
    .hint = Nothing new is planned just before it. Leave it empty if there is none.
    .short = Special day

question-hair_removal = How do you remove hair on your face?
    .hint = Choose what troubles your skin most.
    .short = Face hair
option-hair_removal-none = I do not
option-hair_removal-shave = Shaving
option-hair_removal-razor_bumps = Shaving, and it leaves bumps
    .hint = Ingrown hairs, often on the neck and chin.
option-hair_removal-wax_thread = Waxing or threading
option-hair_removal-laser = Laser or light

question-implants = Do you have one of these in your body?
    .hint = Some devices of a clinic can disturb them.
    .short = Implants
option-implants-pacemaker_or_defibrillator = A pacemaker or defibrillator
option-implants-nerve_stimulator_or_pump = A nerve stimulator or a medicine pump
option-implants-cochlear_implant = A cochlear implant
option-implants-metal_in_face_or_neck = Metal in the face or neck
    .hint = Plates, screws, threads or piercings that stay in.
option-implants-teeth_only = Only fillings, crowns or braces
option-implants-none = None of these
option-implants-not_sure = Not sure

question-history = Has your face ever had one of these?
    .short = Earlier care
option-history-face_radiotherapy = Radiotherapy
option-history-gold_injections = Gold injections, for the joints
option-history-permanent_makeup = A tattoo or permanent make-up
option-history-none = None of these
option-history-not_sure = Not sure

## Programmes of clinic visits

programme-barrier = Barrier programme
    .what = Calms the skin first, then strengthens its barrier, the same few steps at each visit.
programme-glow = Glow programme
    .what = Gentle exfoliation, then moisture, and brightening where your tone asks for it.
programme-recovery = Recovery programme
    .what = Quiet care around a procedure. Exosomes are an add-on at most, and only with a clinician.
programme-tone = Tone programme
    .what = One brightening treatment, kept through the course, with sunscreen at home.
programme-lines = Lines programme
    .what = One treatment that makes skin renew itself. Red light can go with it, never alone.
programme-texture = Texture programme
    .what = One treatment that smooths the surface, the gentlest that may help.
programme-acne = Programme for spots
    .what = Keeps pores clear, beside your product at home and not in its place.
programme-redness = Programme for lasting redness
    .what = A laser for small vessels, once a clinician has seen them, with soothing care.

## Its steps

programme-step-consultation = Consultation
programme-step-prepare = Before you start
programme-step-soothe = Soothe
programme-step-strengthen = Strengthen
programme-step-exfoliate = Exfoliate
programme-step-hydrate = Moisten
programme-step-brighten = Brighten
programme-step-clear = Clear the pores
programme-step-smooth = Smooth
programme-step-renew = Renew
programme-step-vessels = Vessels
programme-step-light = Light
programme-step-hair = Hair
programme-step-adjunct = Add-on
programme-step-finish = Finish

## On the page

programme-title = Your programme
programme-undated = Programmes to talk about
programme-see = { $count ->
    [one] See which one
   *[other] See all { $count }
}
programme-undated-note = None of these is dated. A clinician decides, your skin waits for a later phase, or you may simply like it.
programme-choices = Other programmes
programme-choices-note = One programme at a time. This is what the others would take.
programme-instead = or { $items }
programme-instead-ask = { $name } (ask first)
programme-steps = What a visit holds
programme-asked = ask first
programme-status-choice = You could choose this one instead.
programme-status-ask_first = A clinician decides about it first.
programme-status-not_yet = Not before { $date }.
programme-status-offer = Only if you like: calm skin does not need it.

// Fetches LHC-Forms (National Library of Medicine), which a browser test loads the published
// questionnaire into, to target/lforms. A test tool only; nothing of it is shipped.
//
// Its built files need none of the packages it names, and resolving those takes npm more than a
// quarter of an hour.
//
// Its licence: LICENSE.md in the package, modelled on BSD (redistribution with notice); the UCUM
// and LOINC terms that it names concern content that this project takes nothing of.
import { fetchPackage } from "./npm-package.mjs";

fetchPackage({
  name: "lforms",
  version: "40.1.3",
  integrity: "sha512-WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ==",
  folder: "lforms",
});

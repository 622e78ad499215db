// Downloads LHC-Forms (National Library of Medicine) to target/lforms; a browser test loads the published
// questionnaire into it. A test tool only; none of it is shipped.
//
// Its built files need none of its dependencies, and resolving those takes npm more than a quarter of an
// hour.
//
// Its licence: LICENSE.md in the package, modelled on BSD (redistribution with notice); the UCUM and LOINC
// terms it mentions concern content that this project does not use.
import { fetchPackage } from "./npm-package.mjs";

fetchPackage({
  name: "lforms",
  version: "40.1.3",
  integrity: "sha512-WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ==",
  folder: "lforms",
});

// Downloads SurveyJS (MIT), with which the app is compared, to target/peers. None of it is shipped.
import { fetchPackage } from "./npm-package.mjs";

fetchPackage({
  name: "survey-core",
  version: "2.5.38",
  integrity: "sha512-uI/5ocM08K3LKCa6M1njs8YbRuuF/4vxfAFwyo0RaImoAVdGKkayxt2gNqapTOb0qwYX6OFdDTkEqSMgjYsW8g==",
  folder: "peers/survey-core",
});
fetchPackage({
  name: "survey-js-ui",
  version: "2.5.38",
  integrity: "sha512-BZ+zQlt/PvR76MgD0lrlD2rZjOoQ78Qt1mdpxpHngVufD6sJUTI3xGOJGiYYLxVh328YtU06TO8vbhXxpDbz5w==",
  folder: "peers/survey-js-ui",
});

// Notes every event of the element, as a clinic's page might.
window.heard = [];
for (const name of "ready start step complete book resize close error share".split(" ")) {
  addEventListener(`barrier-first:${name}`, ({ target, detail }) => window.heard.push({ name, id: target.id, detail }));
}
window.names = () => window.heard.map(({ name }) => name);

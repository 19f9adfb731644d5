/* Keys for whoever wants them: n goes to the next change, p to the one before. */
(() => {
  const keys = document.getElementById("keys");
  const stops = [...document.querySelectorAll("a[id^='change-']")];
  if (!keys || !stops.length) return;
  keys.parentElement.hidden = false;
  const top = stop => stop.parentElement.getBoundingClientRect().top;
  const neighbour = step => {
    const here = stops.findIndex(stop => stop.id === location.hash.slice(1));
    const inSight = here >= 0 && top(stops[here]) > -9 && top(stops[here]) < innerHeight;
    if (inSight) return stops[here + step];
    return step > 0 ? stops.find(stop => top(stop) > 0) : stops.findLast(stop => top(stop) < 0);
  };
  addEventListener("keydown", event => {
    const step = { n: 1, p: -1 }[event.key];
    const writing = event.target.matches("input[type=search], textarea, select, [contenteditable]");
    if (!step || !keys.checked || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    const stop = neighbour(step);
    if (stop) location.hash = stop.id;
  });
})();

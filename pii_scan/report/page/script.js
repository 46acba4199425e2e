(function () {
  "use strict";
  var table = document.getElementById("worst");
  if (table && table.tBodies[0].rows.length > 8) {
    var box = document.createElement("label");
    box.className = "filter";
    var input = document.createElement("input");
    input.type = "search";
    input.autocomplete = "off";
    box.append("Filter these items ", input);
    input.addEventListener("input", function () {
      var wanted = input.value.toLowerCase();
      for (var row of table.tBodies[0].rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    });
    table.parentNode.before(box);
  }
  addEventListener("beforeprint", function () {
    for (var fold of document.querySelectorAll("details:not([open])")) { fold.open = true; fold.dataset.shut = ""; }
  });
  addEventListener("afterprint", function () {
    for (var fold of document.querySelectorAll("details[data-shut]")) { fold.open = false; delete fold.dataset.shut; }
  });
})();

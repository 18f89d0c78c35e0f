// Makes a slider of the days as known on which an event can be seen. The form works without it.

const select = document.getElementById("as-of");
const form = select?.closest("form");
if (select && form && select.options.length > 2) {
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(select.options.length - 1);
  slider.value = String(select.selectedIndex);
  slider.setAttribute("aria-label", document.querySelector('label[for="as-of"]').textContent);
  const told = () => slider.setAttribute("aria-valuetext", select.options[Number(slider.value)].textContent);
  told();
  slider.addEventListener("input", () => {
    select.selectedIndex = Number(slider.value);
    told();
  });
  slider.addEventListener("change", () => form.requestSubmit());
  select.after(slider);
}

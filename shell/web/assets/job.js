// Follows a piece of long work as it goes. Without it the page asks anew every few seconds.

const place = document.getElementById("job");
const bar = document.getElementById("job-bar");
const says = document.getElementById("job-says");
if (place && bar && says) {
  const source = new EventSource(place.dataset.events);
  source.addEventListener("message", (event) => {
    const now = JSON.parse(event.data);
    says.textContent = now.text;
    if (now.total > 0) {
      bar.max = now.total;
      bar.value = now.done;
    } else {
      bar.removeAttribute("value");
    }
    if (now.ended) {
      source.close();
      location.reload();
    }
  });
}

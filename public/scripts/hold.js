// Two minutes before a reservation ends its page says so, once; at the end it says that nothing is lost.
// Counted from when the page was made, because the device's clock may be wrong.
const WARN_BEFORE = 2 * 60_000;

for (const hold of document.querySelectorAll("[data-hold]")) {
	const left = Number(hold.dataset.hold);
	const say = (name) => {
		const words = hold.querySelector(`template[data-${name}]`).content;
		hold.querySelector("[data-calm]").hidden = true;
		hold
			.querySelector("[role=alert]")
			.replaceChildren(words.cloneNode(true));
	};
	setTimeout(() => say("ending"), Math.max(0, left - WARN_BEFORE));
	setTimeout(() => say("over"), left);
}

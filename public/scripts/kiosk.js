// What a kiosk does beyond plain forms: digits appear at once, a reader that types like a keyboard is heard on every
// screen, a form is sent once, a ticket prints by itself, and whoever walks away leaves nothing on the screen.
const kiosk = document.querySelector("[data-kiosk]");
const WARN_AFTER = Number(kiosk.dataset.warn) * 1000;
const LEAVE_AFTER = Number(kiosk.dataset.leave) * 1000;
const READER_PAUSE = 250;

const number = document.querySelector("[data-number]");

function type(key) {
	const digits = number.value;
	if (key === "weg") number.value = digits.slice(0, -1);
	else if (digits.length < number.maxLength) number.value = digits + key;
}

document.addEventListener("click", (event) => {
	const key = event.target.closest("[data-key]");
	if (!key || !number) return;
	event.preventDefault();
	type(key.value);
});

// A reader sends the digits of a code within a moment, and then Enter.
let read = "";
let readAt = 0;
document.addEventListener("keydown", (event) => {
	if (event.ctrlKey || event.metaKey || event.altKey) return;
	if (/^\d$/.test(event.key)) {
		if (event.timeStamp - readAt > READER_PAUSE) read = "";
		read += event.key;
		readAt = event.timeStamp;
		if (number && event.target !== number) type(event.key);
	} else if (event.key === "Backspace" && number && event.target !== number) {
		type("weg");
	} else if (event.key === "Enter" && read.length >= 9) {
		const form = document.querySelector("[data-reader]");
		if (!form) return;
		event.preventDefault();
		form.elements.nummer.value = read;
		read = "";
		form.requestSubmit(form.querySelector("[data-send]"));
	}
});

// An impatient finger: the first press counts.
document.addEventListener("submit", (event) => {
	if (event.target.dataset.sent) event.preventDefault();
	else event.target.dataset.sent = "1";
});
// Back by the browser's own button shows the page as it was left.
addEventListener("pageshow", () => {
	for (const form of document.forms) delete form.dataset.sent;
});

const dialog = document.querySelector("[data-idle]");
/** Nothing of anybody on it. A refusal may stand at the same address. */
const isStart =
	location.pathname === kiosk.dataset.kiosk &&
	document.querySelector("[data-live]") !== null;
let touchedAt = Date.now();
const touch = () => {
	touchedAt = Date.now();
	if (dialog?.open) dialog.close();
};
for (const name of ["pointerdown", "keydown", "scroll"])
	addEventListener(name, touch, { passive: true });
setInterval(() => {
	const idle = Date.now() - touchedAt;
	if (idle >= LEAVE_AFTER) leave();
	else if (!isStart && idle >= WARN_AFTER && dialog && !dialog.open)
		dialog.showModal();
}, 500);

/** What one person switched on for eyes and ears (public/scripts/ear.js) is not for the next. */
function leave() {
	touchedAt = Date.now();
	try {
		sessionStorage.clear();
	} catch {
		// Nothing was kept.
	}
	if (isStart) document.dispatchEvent(new Event("kiosk:left"));
	else location.replace(kiosk.dataset.kiosk);
}

if (document.querySelector("[data-print-now]")) window.print();
document.addEventListener("click", (event) => {
	if (event.target.closest("[data-print]")) window.print();
});

// Last: from here on it listens (docs/decisions/0030).
document.documentElement.classList.add("listens-kiosk");

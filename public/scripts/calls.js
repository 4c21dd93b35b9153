// A new call can be heard, on a phone felt, and seen: the page flashes, once a second (WCAG 2.3.1 allows three). Browsers make no sound before somebody has touched the page once: the
// button asks for that, and what was chosen is remembered on this device.
const button = document.querySelector("[data-sound]");
const REMEMBERED = "ton";

const keysOf = () =>
	[...document.querySelectorAll("[data-call]")].map(
		({ dataset }) => dataset.call,
	);

let known = new Set(keysOf());
let isOn = remembers();
let audio = null;

function remembers() {
	try {
		return localStorage.getItem(REMEMBERED) === "an";
	} catch {
		return false;
	}
}

function remember() {
	try {
		localStorage.setItem(REMEMBERED, isOn ? "an" : "aus");
	} catch {
		// A browser that keeps nothing: the button is pressed again next time.
	}
}

/** Two notes of a soft bell. */
function chime() {
	const start = audio.currentTime + 0.05;
	for (const [pitch, delay] of [
		[830, 0],
		[622, 0.45],
	]) {
		const tone = audio.createOscillator();
		const loudness = audio.createGain();
		tone.frequency.value = pitch;
		loudness.gain.setValueAtTime(0, start + delay);
		loudness.gain.linearRampToValueAtTime(0.5, start + delay + 0.02);
		loudness.gain.exponentialRampToValueAtTime(0.001, start + delay + 1.4);
		tone.connect(loudness).connect(audio.destination);
		tone.start(start + delay);
		tone.stop(start + delay + 1.5);
	}
}

/** Pressed means: it can be heard. */
function tell() {
	const canBeHeard = isOn && audio?.state === "running";
	button.setAttribute("aria-pressed", String(canBeHeard));
}

async function wake() {
	audio ??= new AudioContext();
	audio.onstatechange = tell;
	// Without a touch the promise stays open; nothing waits for it.
	audio.resume().then(tell, tell);
	tell();
}

button.addEventListener("click", async () => {
	isOn = button.getAttribute("aria-pressed") !== "true";
	remember();
	if (isOn) {
		await wake();
		chime();
		navigator.vibrate?.(100);
	}
	tell();
});

if (isOn) {
	wake();
	document.addEventListener("pointerdown", wake, { once: true });
	document.addEventListener("keydown", wake, { once: true });
}

/** On a display: number and desk, in the language of whoever is called. */
function sayAloud(calls) {
	const sentences = calls.flatMap((call) =>
		[...document.querySelectorAll("[data-call]")]
			.filter(({ dataset }) => dataset.call === call)
			.map((one) => one.querySelector("[data-say]"))
			.filter((words) => words !== null)
			.map((words) => [words.textContent, words.lang]),
	);
	if (sentences.length > 0) window.voice?.say(...sentences);
}

const flashing = "calls-flash";
document.addEventListener("animationend", ({ animationName }) => {
	if (animationName === flashing)
		document.documentElement.classList.remove(flashing);
});

document.addEventListener("live:shown", () => {
	const calls = keysOf();
	const fresh = calls.filter((call) => !known.has(call));
	known = new Set(calls);
	// Where nothing may move, the frame stays until the page changes again.
	document.documentElement.classList.toggle(flashing, fresh.length > 0);
	if (fresh.length === 0) return;
	if (!isOn) return;
	if (audio?.state === "running") chime();
	sayAloud(fresh);
	// Before the first touch a browser refuses it, and says so.
	if (navigator.userActivation?.hasBeenActive)
		navigator.vibrate?.([300, 150, 300, 150, 600]);
});

// Last: from here on it listens (docs/decisions/0030).
document.documentElement.classList.add("listens-calls");

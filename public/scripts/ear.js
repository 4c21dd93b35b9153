// A kiosk for whoever does not see the screen: three keys and a headset do. Down goes on, up goes back, Enter chooses;
// every control is a stop, said with the texts before it. Beside it, for everybody: larger and bolder, and further down
// for whoever sits. What was switched on lasts until the person has gone (public/scripts/kiosk.js).
(() => {
	const { say, hush } = window.voice;
	const words = document.querySelector("[data-ear]").dataset;
	const root = document.documentElement;
	/** Keypads with a socket press it when somebody plugs in. */
	const PLUGGED_IN = "F13";
	const NEXT = ["ArrowDown", "ArrowRight"];
	const BEFORE = ["ArrowUp", "ArrowLeft"];

	const LOOKS = { strong: "kiosk-strong", low: "kiosk-low" };
	const keep = (name, isOn) => {
		try {
			sessionStorage.setItem(`kiosk ${name}`, isOn ? "an" : "aus");
		} catch {
			// It lasts for this screen only.
		}
	};
	const kept = (name) => {
		try {
			return sessionStorage.getItem(`kiosk ${name}`) === "an";
		} catch {
			return false;
		}
	};

	const isSeen = (element) =>
		element.checkVisibility({ visibilityProperty: true }) &&
		!element.closest("[aria-hidden=true]");
	const languageOf = (element) => element.closest("[lang]").lang;

	/** "W001" letter by letter: as a word it would be "eleven hundred and one" in some language. */
	const spelled = (text) => [...text.replace(/\s/g, "")].join(" ");
	const textOf = (element) => {
		const label = element.getAttribute("aria-label");
		if (label) return label;
		if (element.matches("[data-spell]")) return spelled(element.textContent);
		let text = "";
		for (const node of element.childNodes) {
			if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue;
			else if (node.nodeType === Node.ELEMENT_NODE && isSeen(node)) {
				const part = textOf(node);
				text += node.matches("strong, span, br") ? ` ${part} ` : part;
			}
		}
		// Soft hyphens are for lines, not for voices.
		return text.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
	};

	const CONTROL = "a[href], summary, button:not([data-print]):not([hidden])";
	const TEXT = "h1, h2, h3, p, dt, dd, li, label";

	/** Everything to be heard in the order of the page: texts gather until the next control says them. */
	function readPage() {
		const stops = [];
		let before = [];
		const parts = [
			document.querySelector("main"),
			document.querySelector("[data-ways]"),
			document.querySelector("[data-helps]"),
		];
		for (const part of parts) {
			if (!part) continue;
			for (const element of part.querySelectorAll(`${CONTROL}, ${TEXT}`)) {
				if (!isSeen(element)) continue;
				if (element.matches(CONTROL)) {
					stops.push({ before, control: element });
					before = [];
				} else if (
					!element.closest("a, button, summary") &&
					!element.querySelector(`${CONTROL}, ${TEXT}`)
				) {
					const text = textOf(element);
					if (text) before.push([text, languageOf(element)]);
				}
			}
			// What stands after the last control is heard on the way past it.
			if (before.length > 0 && part.matches("main")) {
				stops.push({ before, control: null });
				before = [];
			}
		}
		return stops;
	}

	let isListening = false;
	let stops = [];
	let at = -1;

	/** A button is told from what one only reads. */
	const told = ({ before, control }) => {
		if (!control) return before;
		const text = textOf(control);
		return [...before, [text, languageOf(control)]];
	};

	function sayStop() {
		stops[at]?.control?.focus({ preventScroll: false });
		say(...told(stops[at]));
	}

	function go(steps) {
		stops = readPage();
		at = (at + steps + stops.length) % stops.length;
		sayStop();
	}

	function begin(isNew) {
		isListening = true;
		keep("ear", true);
		tell();
		stops = readPage();
		at = 0;
		stops[0]?.control?.focus();
		const intro = isNew ? [[words.intro, root.lang]] : [];
		say(...intro, ...told(stops[0]));
	}

	function end() {
		isListening = false;
		keep("ear", false);
		hush();
		tell();
	}

	const isOn = (name) =>
		name === "ear" ? isListening : root.classList.contains(LOOKS[name]);
	function tell() {
		for (const button of document.querySelectorAll("[data-help]"))
			button.setAttribute("aria-pressed", String(isOn(button.dataset.help)));
	}

	document.addEventListener("click", (event) => {
		const name = event.target.closest("[data-help]")?.dataset.help;
		if (!name) return;
		if (name === "ear") return isListening ? end() : begin(true);
		root.classList.toggle(LOOKS[name]);
		keep(name, isOn(name));
		tell();
		if (isListening) say([isOn(name) ? words.on : words.off, root.lang]);
	});

	document.addEventListener("keydown", (event) => {
		if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey)
			return;
		const { key } = event;
		const isMove = NEXT.includes(key) || BEFORE.includes(key);
		if (!isListening) {
			if (!isMove && key !== PLUGGED_IN) return;
			event.preventDefault();
			return begin(true);
		}
		if (isMove) {
			event.preventDefault();
			go(NEXT.includes(key) ? 1 : -1);
		} else if (key === "Enter") {
			event.preventDefault();
			stops[at]?.control?.click();
		}
	});

	// Typed by the keys on the screen or by others: what stands in the field now, digit by digit.
	const field = document.querySelector("[data-number]");
	document.addEventListener("click", (event) => {
		const key = event.target.closest("[data-key]");
		if (!isListening || !key || !field) return;
		const { value } = field;
		say(value ? [spelled(value), root.lang] : [words.empty, root.lang]);
	});

	// A socket that is a sound card of its own.
	navigator.mediaDevices?.addEventListener?.("devicechange", () => {
		if (!isListening) begin(true);
	});

	// Is somebody still there? Listening is no touch, so it is asked aloud.
	const dialog = document.querySelector("[data-idle]");
	new MutationObserver(() => {
		if (isListening && dialog.open)
			say([textOf(dialog), root.lang], [words.any, root.lang]);
	}).observe(dialog, { attributes: true, attributeFilter: ["open"] });

	document.addEventListener("kiosk:left", () => {
		for (const look of Object.values(LOOKS)) root.classList.remove(look);
		end();
	});

	for (const [name, look] of Object.entries(LOOKS))
		root.classList.toggle(look, kept(name));
	tell();
	if (kept("ear")) begin(false);

	// Last: from here on it listens (docs/decisions/0030).
	root.classList.add("listens-ear");
})();

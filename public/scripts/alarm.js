// A colleague's call for help comes by itself on every page, and can be heard until somebody says that they come. What
// stands in the page's frame is React's or plain HTML, as the page is; what comes later stands in an element of our own.
(() => {
	const frame = document.querySelector("[data-alarms]");
	if (!frame) return;
	/** So long nobody looks again while there is no stream: the page is hidden, or the connection lost. */
	const EVERY = 15_000;
	const PAUSE = 2_500;
	const GIVE_UP = 8_000;
	/** An answer that did not come is asked for again: nothing else would ever bring that call for help. */
	const AGAIN = 1_000;
	const SPREADS = 50;
	/** Nobody knows what happened: only an answer of our own will do. */
	const UNKNOWN = Number.POSITIVE_INFINITY;

	const live = document.createElement("aside");
	live.className = "alarm-live no-print";
	live.setAttribute("aria-label", frame.getAttribute("aria-label"));
	const words = document.createElement("div");
	// No role of its own while nothing is said: an alert is something that has happened.
	words.setAttribute("aria-live", "assertive");
	const hint = document.createElement("aside");
	hint.className = "alarm-sound no-print";
	hint.setAttribute("aria-label", frame.dataset.sound);
	hint.dataset.off = "";
	hint.append(frame.dataset.silent, document.createElement("button"));
	Object.assign(hint.lastChild, {
		type: "button",
		className: "alarm-button",
		textContent: frame.dataset.sound,
	});
	live.append(words);
	const put = () => live.isConnected || document.body.append(live, hint);

	/** The pages of one browser ask one after the other, and what one is told serves all that waited for it. */
	const pages = "BroadcastChannel" in window && new BroadcastChannel("alarms");
	const inTurn = (work) =>
		navigator.locks ? navigator.locks.request("alarms", work) : work();

	let stream = "connecting";
	let asked = 0;
	let underWay = 0;
	/** Newest change, by the server's clock, that is not shown yet; null: everything is. */
	let wish = null;
	let isWaiting = false;
	let heardAt = 0;
	let audio = null;
	let sounding = null;

	function show(html) {
		heardAt = performance.now();
		const page = new DOMParser().parseFromString(html, "text/html");
		const fresh = page.querySelector("[data-alarms]");
		const inner = fresh ? fresh.innerHTML : "";
		if (words.innerHTML !== inner)
			words.replaceChildren(
				...(fresh ? document.importNode(fresh, true).childNodes : []),
			);
		put();
		ring();
	}

	/** Asks for what is open now, or sends a form and is told so. */
	async function ask(body) {
		asked += 1;
		underWay += 1;
		const mine = asked;
		const at = wish;
		wish = null;
		try {
			const response = await fetch(frame.dataset.page, {
				cache: "no-store",
				signal: AbortSignal.timeout(GIVE_UP),
				headers: { "x-unprompted": "1" },
				...(body ? { method: "POST", body } : {}),
			});
			if (!response.ok) throw new Error(String(response.status));
			const html = await response.text();
			// Whoever asked later knows better.
			if (mine !== asked) return;
			show(html);
			if (!body && pages)
				pages.postMessage({ topic: frame.dataset.alarms, at, html });
		} catch (error) {
			wish = Math.max(wish ?? 0, at ?? UNKNOWN);
			setTimeout(() => {
				if (wish !== null && stream === "live") look(wish);
			}, AGAIN);
			throw error;
		} finally {
			underWay -= 1;
		}
	}

	/** As told to another page of this browser. */
	function hear({ data: { topic, at, html } }) {
		if (topic !== frame.dataset.alarms || underWay > 0) return;
		// Asked before what we want to know of.
		if (wish !== null && (at === UNKNOWN || at < wish)) return;
		wish = null;
		show(html);
	}
	if (pages) pages.addEventListener("message", hear);

	async function look(at) {
		wish = Math.max(wish ?? 0, at || UNKNOWN);
		if (isWaiting) return;
		isWaiting = true;
		await inTurn(async () => {
			isWaiting = false;
			if (wish === null) return;
			await ask().catch(() => {});
			// Until the others have heard of it, none of them has its turn.
			await new Promise((resolve) => setTimeout(resolve, SPREADS));
		});
	}

	const isLoud = () => words.querySelector("[data-loud]") !== null;

	/** Two notes, one after the other, as long as nobody comes. */
	function ring() {
		if (!isLoud()) {
			clearInterval(sounding);
			sounding = null;
			return;
		}
		if (sounding !== null) return;
		siren();
		sounding = setInterval(siren, PAUSE);
	}

	function siren() {
		if (audio?.state !== "running") return;
		for (const [index, pitch] of [880, 660, 880, 660].entries()) {
			const start = audio.currentTime + index * 0.35;
			const tone = audio.createOscillator();
			const loudness = audio.createGain();
			tone.type = "square";
			tone.frequency.value = pitch;
			loudness.gain.setValueAtTime(0.25, start);
			loudness.gain.setValueAtTime(0, start + 0.3);
			tone.connect(loudness).connect(audio.destination);
			tone.start(start);
			tone.stop(start + 0.32);
		}
	}

	/** Browsers allow no sound before the page was touched once. */
	function wake() {
		audio ??= new AudioContext();
		audio.onstatechange = tell;
		audio.resume().then(tell, tell);
		tell();
	}

	function tell() {
		// It keeps its room: what moved away under a press would lose that press.
		hint.toggleAttribute("data-off", audio.state === "running");
		put();
		if (audio.state !== "running" || !isLoud() || sounding === null) return;
		// It rings already, unheard so far.
		clearInterval(sounding);
		sounding = null;
		ring();
	}

	addEventListener(
		"submit",
		(event) => {
			const form = event.target;
			if (!form.matches("[data-alarm-form]")) return;
			const body = new FormData(form);
			// A form that React has made alone carries nothing for us.
			if (![...body.keys()].some((key) => key.startsWith("$ACTION"))) return;
			event.preventDefault();
			event.stopPropagation();
			form.closest("details")?.removeAttribute("open");
			ask(body).catch(() => {
				const failed = document.createElement("p");
				failed.className = "alarm";
				failed.textContent = frame.dataset.failed;
				words.prepend(failed);
				put();
			});
		},
		true,
	);

	window.liveStream(frame.dataset.alarms, {
		state: (state) => {
			stream = state;
			if (state === "live") look(UNKNOWN);
		},
		changed: look,
	});
	setInterval(() => {
		if (stream !== "live" && performance.now() - heardAt >= EVERY)
			look(UNKNOWN);
	}, EVERY / 3);
	wake();
	for (const touch of ["pointerdown", "keydown"])
		addEventListener(touch, () => audio.state !== "running" && wake(), true);
})();

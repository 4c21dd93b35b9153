// "Tell me on this device": the browser's own push service wakes the device when the ticket is called, also when this page
// is closed (docs/decisions/0061). Nothing is asked, loaded or stored before somebody presses the button.
(() => {
	const box = document.querySelector("[data-push]");
	if (!box) return;
	const { push: ticket, pushKey, pushOver } = box.dataset;
	const button = box.querySelector("button");
	const WORKER = "/scripts/push-worker.js";
	const isOver = pushOver !== undefined;
	const canPush =
		isSecureContext &&
		"serviceWorker" in navigator &&
		"PushManager" in window &&
		"Notification" in window;
	// What it cannot do it does not speak of.
	if (!canPush) {
		box.hidden = true;
		return;
	}

	/** Pages of this browser tell each other. */
	const NEWS = new BroadcastChannel("push");
	let isBusy = false;

	function say(name) {
		for (const one of box.querySelectorAll("[data-push-says]"))
			one.hidden = one.dataset.pushSays !== name;
	}

	const show = (isOn) => button.setAttribute("aria-pressed", String(isOn));

	/** Safari has it on the page itself and needs no worker. Elsewhere it is the worker's, which minds one address only. */
	async function findManager() {
		if (window.pushManager) return window.pushManager;
		const registration =
			await navigator.serviceWorker.getRegistration(WORKER);
		return registration?.pushManager ?? null;
	}

	async function makeManager() {
		if (window.pushManager) return window.pushManager;
		const registration = await navigator.serviceWorker.register(WORKER, {
			scope: WORKER,
		});
		await active(registration);
		return registration.pushManager;
	}

	/** `navigator.serviceWorker.ready` waits for one that minds this page; ours minds none. */
	function active(registration) {
		const worker =
			registration.active ?? registration.waiting ?? registration.installing;
		return new Promise((resolve, reject) => {
			const look = () => {
				if (worker.state === "activated") resolve();
				if (worker.state === "redundant") reject(new Error("redundant"));
			};
			worker.addEventListener("statechange", look);
			look();
		});
	}

	const findSubscription = async () =>
		(await (await findManager())?.getSubscription()) ?? null;

	async function ask(want, subscription) {
		const { endpoint, keys = {} } = subscription.toJSON();
		const response = await fetch("/api/push", {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({
				want,
				ticket,
				endpoint,
				...(want === "on" && { p256dh: keys.p256dh, auth: keys.auth }),
			}),
			signal: AbortSignal.timeout(10_000),
		});
		return response.json();
	}

	/** Of a subscription with a key that this house had before nobody hears anything. */
	function hasOurKey({ options }) {
		const key = options?.applicationServerKey;
		if (!key) return true;
		const text = btoa(String.fromCharCode(...new Uint8Array(key)));
		return (
			text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") ===
			pushKey
		);
	}

	async function subscribe() {
		const manager = await makeManager();
		const known = await manager.getSubscription();
		if (known && hasOurKey(known)) return known;
		await known?.unsubscribe();
		return manager.subscribe({
			userVisibleOnly: true,
			applicationServerKey: pushKey,
		});
	}

	/** Why the house did not keep it, where there is something to be said of it. */
	const WHY = { "too-many-devices": "full", off: "off" };

	async function switchOn() {
		// Only now, and only because somebody has pressed.
		if ((await Notification.requestPermission()) !== "granted")
			return say("denied");
		const subscription = await subscribe();
		const { on, error } = await ask("on", subscription);
		show(on === true);
		say(on ? "on" : (WHY[error] ?? "failed"));
		// Nobody sends to it: the browser need not keep it.
		if (!on) await leave(subscription);
	}

	/** Nothing stays in the browser that no other number needs. */
	async function leave(subscription) {
		const { on, still } = await ask("off", subscription);
		// Nobody may believe that it is off while the house still sends.
		if (on !== false) throw new Error("not switched off");
		if (still !== false) return;
		await subscription.unsubscribe();
		const worker = await navigator.serviceWorker.getRegistration(WORKER);
		await worker?.unregister();
	}

	/** @returns whether this device had been told */
	async function switchOff() {
		const subscription = await findSubscription();
		if (!subscription) return false;
		await leave(subscription);
		return true;
	}

	async function press() {
		if (isBusy) return;
		isBusy = true;
		say(null);
		try {
			if (button.getAttribute("aria-pressed") === "true") {
				await switchOff();
				show(false);
			} else await switchOn();
			NEWS.postMessage(ticket);
		} catch {
			say("failed");
		}
		isBusy = false;
	}

	/** As it stands: another tab, the browser's settings or the push service may have changed it. */
	async function look() {
		if (isBusy) return;
		try {
			const subscription =
				Notification.permission === "granted" && (await findSubscription());
			const { on: isOn, off } =
				subscription && hasOurKey(subscription)
					? await ask("state", subscription)
					: { on: false };
			// A house that is too busy to say has not said "off".
			if (isBusy || typeof isOn !== "boolean") return;
			show(isOn);
			if (off) {
				say("off");
				await leave(subscription);
			} else if (isOn) say("on");
			else box.querySelector("[data-push-says=on]").hidden = true;
		} catch {
			// Asked again when somebody comes back to the page.
		}
	}

	if (isOver) {
		switchOff().then(
			(had) => had && say("over"),
			() => {},
		);
		return;
	}
	button.addEventListener("click", press);
	NEWS.addEventListener("message", look);
	// Whether it is still on is news only where it was.
	document.addEventListener("live:shown", () => {
		if (button.getAttribute("aria-pressed") === "true") look();
	});
	document.addEventListener("visibilitychange", () => {
		if (document.visibilityState === "visible") look();
	});
	look();
	// Last: from here on it listens (docs/decisions/0030).
	document.documentElement.classList.add("listens-push");
})();

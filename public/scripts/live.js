// Keeps a page right without anybody pressing anything: whenever the station's stream says that something changed, and
// every so often anyway, the page is fetched anew and its parts take the place of the old ones. What a reload shows and
// what stands here is therefore always the same.
const live = document.querySelector("[data-live]");
const LOST_AFTER = 25_000;
const GIVE_UP = 8_000;

let isAsking = false;
let askAgain = false;
let lastHeard = Date.now();

const partsOf = (page) =>
	new Map(
		[...page.querySelectorAll("[data-part]")].map((part) => [
			part.dataset.part,
			part,
		]),
	);

/** Styles and scripts carry a hash in their address: other addresses are another build. */
const buildOf = (page) =>
	[...page.querySelectorAll("link[rel=stylesheet], script[data-keep]")]
		.map((one) => one.getAttribute("href") ?? one.getAttribute("src"))
		.sort()
		.join();

function show(page) {
	const now = partsOf(document);
	const next = partsOf(page);
	const isSame =
		now.size === next.size && [...now.keys()].every((name) => next.has(name));
	// Another kind of page (taken away, over, a new build): the answer has just come, so a reload will work, too.
	if (!isSame || buildOf(document) !== buildOf(page)) return location.reload();
	for (const [name, part] of now) {
		const fresh = next.get(name);
		if (part.innerHTML !== fresh.innerHTML)
			part.replaceChildren(...document.importNode(fresh, true).childNodes);
	}
	if (document.title !== page.title) document.title = page.title;
	document.dispatchEvent(new Event("live:shown"));
}

function heard() {
	lastHeard = Date.now();
	tellConnection();
}

function tellConnection() {
	const isLost = Date.now() - lastHeard > LOST_AFTER;
	for (const notice of document.querySelectorAll("[data-lost]"))
		notice.hidden = !isLost;
}

async function refresh() {
	if (isAsking) {
		askAgain = true;
		return;
	}
	isAsking = true;
	askAgain = false;
	try {
		const response = await fetch(location.href, {
			cache: "no-store",
			signal: AbortSignal.timeout(GIVE_UP),
		});
		if (response.status < 500) {
			const text = await response.text();
			heard();
			show(new DOMParser().parseFromString(text, "text/html"));
		}
	} catch {
		// Asked again soon; after a while the page says so.
	}
	isAsking = false;
	if (askAgain) refresh();
}

// The answer to a form may stand in the place of what was live.
if (live) {
	// Without a topic there is no stream: the page looks every so often.
	if (live.dataset.live)
		window.liveStream(live.dataset.live, {
			// Live: what happened before is looked up. Refused: whoever asks now learns why.
			state: (state) => {
				if (state === "live" || state === "refused") refresh();
			},
			changed: refresh,
		});
	setInterval(refresh, Number(live.dataset.every) * 1000);
	setInterval(tellConnection, 1000);
	addEventListener("online", refresh);
	document.addEventListener("visibilitychange", () => {
		if (document.visibilityState === "visible") refresh();
	});
	// Last: from here on it listens (docs/decisions/0030).
	document.documentElement.classList.add("listens-live");
}

// One stream of live updates for all pages of this browser. Over HTTP/1.1 a browser opens six connections to a host and
// no more: with a stream for each tab the seventh page never comes. One visible tab holds a lock and the stream, and
// tells the others what it hears; when it closes or is hidden, the next one takes over. Hidden pages have none. Where a
// browser knows no locks, each page has a stream of its own.
//
// Pages ask `liveStream(topic, {state, changed})`; state is "connecting", "live", "lost" or "refused".
(() => {
	const NAME = "live-stream";
	/** Tabs that come at once ask at once. */
	const GATHER = 50;
	/** The holder says so often that it is there, and so long is waited for it. */
	const SAYS = 3_000;
	const SILENT = 10_000;
	/** The server beats every eight seconds. */
	const LOST = 20_000;
	const RETRY = 5_000;

	const self = `${Math.random()}`;
	const pages = new Set();
	const canShare = "locks" in navigator && "BroadcastChannel" in window;
	let channel = null;
	/** Ends the waiting for the lock, or the holding of it. */
	let leave = null;
	/** Of the holder: whom it tells, what of, and how it goes. */
	let held = null;
	let heardAt = 0;

	const isSeen = () => document.visibilityState === "visible";
	const topics = () => [...new Set([...pages].map(({ topic }) => topic))];
	const say = (message) => channel?.postMessage({ from: self, ...message });

	function tell(state, about = topics()) {
		for (const page of pages)
			if (about.includes(page.topic) && page.told !== state) {
				page.told = state;
				page.state(state);
			}
	}

	function tellChange({ topic, at }) {
		for (const page of pages) if (page.topic === topic) page.changed(at);
	}

	function pass(change) {
		tellChange(change);
		say({ type: "changed", change });
	}

	/** What the holder knows, to its own pages and the others. */
	function spread() {
		const { state, joined, refused } = held;
		const news = { type: "state", state, joined, refused };
		take(news);
		say(news);
	}

	function take({ state: said, joined, refused }) {
		heardAt = Date.now();
		// A connection that is open may be dead: the browser knows first.
		const state = navigator.onLine ? said : "lost";
		const mine = topics();
		tell("refused", mine.filter((topic) => refused.includes(topic)));
		tell(state, mine.filter((topic) => joined.includes(topic)));
	}

	/** The holder listens to everything that anybody wants, anew when that is more than before. */
	function open() {
		const { wants } = held;
		for (const [tab, { at }] of wants)
			if (Date.now() - at > 4 * SAYS) wants.delete(tab);
		const all = new Set([
			...topics(),
			...[...wants.values()].flatMap((want) => want.topics),
		]);
		held.source?.close();
		clearTimeout(held.retry);
		held.joined = [...all];
		held.refused = [];
		if (all.size === 0) return;
		const address = new URLSearchParams([...all].map((one) => ["an", one]));
		const source = new EventSource(`/api/events?${address}`);
		const set = (state) => {
			held.state = state;
			spread();
		};
		const alive = (work) => (event) => {
			if (held?.source !== source) return;
			held.beatAt = Date.now();
			work(event);
		};
		Object.assign(held, { source, beatAt: Date.now() });
		source.addEventListener(
			"joined",
			alive(({ data }) => {
				const { topics: joined, refused } = JSON.parse(data);
				Object.assign(held, { joined, refused });
				set("live");
				// Nobody knows what happened meanwhile.
				for (const topic of joined) pass({ topic, at: 0 });
			}),
		);
		source.addEventListener(
			"refused",
			alive(({ data }) => {
				const { topic } = JSON.parse(data);
				held.joined = held.joined.filter((one) => one !== topic);
				held.refused.push(topic);
				spread();
				askAgain();
			}),
		);
		source.addEventListener(
			"changed",
			alive(({ data }) => {
				pass(JSON.parse(data));
			}),
		);
		source.addEventListener("beat", alive(() => {}));
		source.addEventListener("error", () => {
			if (held?.source !== source) return;
			// Connects again by itself unless the answer was an error: whoever asks now learns why.
			if (source.readyState === EventSource.CLOSED) {
				held.refused = held.joined;
				held.joined = [];
				spread();
				askAgain();
			} else set("lost");
		});
	}

	const later = (wait) => {
		clearTimeout(held.retry);
		held.retry = setTimeout(() => held && open(), wait);
	};
	const askAgain = () => later(RETRY);

	/** From now on this tab holds the stream, until the returned promise is resolved by `leave`. */
	function hold() {
		return new Promise((resolve) => {
			held = { wants: new Map(), state: "connecting", joined: [], refused: [] };
			leave = () => {
				held.source?.close();
				clearTimeout(held.retry);
				held = null;
				resolve();
			};
			say({ type: "who" });
			later(canShare ? GATHER : 0);
		});
	}

	function join(steal = false) {
		if (leave || pages.size === 0 || !isSeen()) return;
		if (!canShare) return void hold();
		heardAt = Date.now();
		if (!channel) {
			channel = new BroadcastChannel(NAME);
			channel.addEventListener("message", hear);
		}
		const waiting = new AbortController();
		leave = () => waiting.abort();
		navigator.locks
			.request(NAME, steal ? { steal } : { signal: waiting.signal }, () =>
				// The page may have been hidden while the lock was on its way.
				leave ? hold() : undefined,
			)
			.catch(() => {
				// Stolen: this tab was too slow for the others, and waits in line again.
				if (!held) return;
				part();
				join();
			});
		want();
	}

	const want = () => say({ type: "want", topics: topics() });

	function part() {
		leave?.();
		leave = null;
		tell("connecting");
	}

	function hear({ data: { from, type, ...rest } }) {
		if (!leave) return;
		if (held && rest.topics)
			held.wants.set(from, { topics: rest.topics, at: Date.now() });
		if (held && type === "want") {
			const known = [...held.joined, ...held.refused];
			if (rest.topics.every((topic) => known.includes(topic))) spread();
			else later(GATHER);
		}
		if (held) return;
		if (type === "who") want();
		if (type === "changed") tellChange(rest.change);
		if (type === "state") {
			take(rest);
			// Remembered only as long as it is said.
			say({ type: "here", topics: topics() });
		}
	}

	setInterval(() => {
		if (!leave) return;
		if (held) {
			if (held.source && Date.now() - held.beatAt > LOST) {
				held.state = "lost";
				open();
			}
			return;
		}
		if (Date.now() - heardAt < SILENT) return;
		// The holder does not say anything any more: its page hangs.
		tell("lost");
		leave();
		leave = null;
		join(true);
	}, 1_000);
	setInterval(() => held && spread(), SAYS);

	document.addEventListener("visibilitychange", () => {
		if (isSeen()) join();
		else part();
	});
	addEventListener("pagehide", part);
	addEventListener("pageshow", () => join());
	addEventListener("offline", () => tell("lost"));
	addEventListener("online", () => {
		if (held) open();
		else if (leave) want();
	});

	window.liveStream = (topic, { state, changed }) => {
		const page = { topic, state, changed, told: null };
		pages.add(page);
		state("connecting");
		if (!leave) join();
		else if (held) later(GATHER);
		else want();
		return () => pages.delete(page);
	};
	dispatchEvent(new Event("live-stream"));
})();

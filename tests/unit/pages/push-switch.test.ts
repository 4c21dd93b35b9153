import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";

interface Answer {
	on?: boolean;
	still?: boolean;
	error?: string;
	off?: true;
}

/** The page of a number as a browser runs its script, with a device that is told already; the house answers as it is told. */
async function openPage(house: Record<string, Answer>) {
	const presses: (() => void)[] = [];
	const attributes = new Map([["aria-pressed", "false"]]);
	const button = {
		getAttribute: (name: string) => attributes.get(name),
		setAttribute: (name: string, value: string) => attributes.set(name, value),
		addEventListener: (_: string, listen: () => void) => presses.push(listen),
	};
	const words = ["on", "denied", "failed", "full", "off"].map((name) => ({
		dataset: { pushSays: name },
		hidden: true,
	}));
	const box = {
		dataset: { push: "t0ken", pushKey: "key" },
		querySelector: (which: string) => (which === "button" ? button : words[0]),
		querySelectorAll: () => words,
	};
	const did: string[] = [];
	const subscription = {
		toJSON: () => ({ endpoint: "https://push.example/1", keys: {} }),
		unsubscribe: async () => did.push("unsubscribed"),
	};
	const looks: [event: string, look: () => void][] = [];
	const scope: Record<string, unknown> = {
		isSecureContext: true,
		AbortSignal,
		PushManager: class {},
		Notification: {
			permission: "granted",
			requestPermission: async () => "granted",
		},
		BroadcastChannel: class {
			addEventListener() {}
			postMessage() {}
		},
		pushManager: {
			getSubscription: async () => subscription,
			subscribe: async () => subscription,
		},
		navigator: { serviceWorker: { getRegistration: async () => undefined } },
		fetch: async (_: string, { body }: { body: string }) => {
			const { want } = JSON.parse(body) as { want: string };
			did.push(want);
			return { json: async () => house[want] };
		},
		document: {
			visibilityState: "visible",
			querySelector: () => box,
			addEventListener: (event: string, look: () => void) =>
				looks.push([event, look]),
			documentElement: { classList: { add() {} } },
		},
	};
	scope.window = scope;
	runInContext(
		readFileSync("public/scripts/push.js", "utf8"),
		createContext(scope),
	);
	// Nothing here takes time: when the turn is over, all promises are kept.
	const settled = () => new Promise((resolve) => setImmediate(resolve));
	await settled();
	const happens = async (what: string) => {
		for (const [event, look] of looks) if (event === what) look();
		await settled();
	};
	return {
		did,
		isOn: () => attributes.get("aria-pressed") === "true",
		says: () => words.find(({ hidden }) => !hidden)?.dataset.pushSays ?? null,
		press: async () => {
			for (const press of presses) press();
			await settled();
		},
		comeBack: () => happens("visibilitychange"),
		/** The page was fetched anew, as it is every so often (public/scripts/live.js). */
		refresh: () => happens("live:shown"),
	};
}

test("a device that is told is switched off, and forgets its subscription", async () => {
	const page = await openPage({
		state: { on: true },
		off: { on: false, still: false },
	});
	expect([page.isOn(), page.says()]).toEqual([true, "on"]);
	await page.press();
	expect([page.isOn(), page.says()]).toEqual([false, null]);
	expect(page.did).toEqual(["state", "off", "unsubscribed"]);
});

test("a house that is too busy to switch it off is not said to have done so", async () => {
	const page = await openPage({ state: { on: true }, off: { error: "busy" } });
	await page.press();
	expect([page.isOn(), page.says()]).toEqual([true, "failed"]);
	expect(page.did).toEqual(["state", "off"]);
});

test("a house that is too busy to say how it stands has not said that it is off", async () => {
	const house: Record<string, Answer> = { state: { on: true } };
	const page = await openPage(house);
	house.state = { error: "busy" };
	await page.comeBack();
	expect(page.did).toEqual(["state", "state"]);
	expect([page.isOn(), page.says()]).toEqual([true, "on"]);
	house.state = { on: false };
	await page.comeBack();
	expect([page.isOn(), page.says()]).toEqual([false, null]);
});

test("of too many devices the page says so, and the browser keeps nothing", async () => {
	const page = await openPage({
		state: { on: false },
		on: { error: "too-many-devices" },
		off: { on: false, still: false },
	});
	await page.press();
	expect([page.isOn(), page.says()]).toEqual([false, "full"]);
	expect(page.did).toEqual(["state", "on", "off", "unsubscribed"]);
});

test("once the city has switched it off, an open page says so, and the browser keeps nothing", async () => {
	const house: Record<string, Answer> = {
		state: { on: true },
		off: { on: false, still: false },
	};
	const page = await openPage(house);
	house.state = { on: false, off: true };
	await page.refresh();
	expect([page.isOn(), page.says()]).toEqual([false, "off"]);
	expect(page.did).toEqual(["state", "state", "off", "unsubscribed"]);
	// Nobody asks any more for what is off.
	await page.refresh();
	expect(page.did).toHaveLength(4);
});

test("whoever presses after the city has switched it off reads that, and not that something failed", async () => {
	const page = await openPage({
		state: { on: false },
		on: { error: "off" },
		off: { on: false, still: false },
	});
	await page.press();
	expect([page.isOn(), page.says()]).toEqual([false, "off"]);
});

test("a page that was fetched anew asks only where the device was told", async () => {
	const page = await openPage({ state: { on: false } });
	await page.refresh();
	expect(page.did).toEqual(["state"]);
});

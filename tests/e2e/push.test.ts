import { createECDH, randomBytes, randomUUID } from "node:crypto";
import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { callNotice } from "#lib/queue/push/rules/notice.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { now } from "#lib/runtime/clock.ts";
import { drawOne, openDay } from "./support/house.ts";
import { expect, test } from "./support/test.ts";

const SWITCH = "Auf diesem Gerät Bescheid bekommen, wenn ich dran bin";
const WORKER = "/scripts/push-worker.js";

/** Nobody switches it off again while other tests run. */
const allow = () =>
	db().city.update({ where: { id: 1 }, data: { pushCalls: true } });

/** What a browser has that reaches a push service, which a headless one does not: all else is the browser's own. */
async function subscribes(context: BrowserContext) {
	const curve = createECDH("prime256v1");
	const subscription = {
		endpoint: `https://web.push.apple.com/${randomUUID()}`,
		keys: {
			p256dh: curve.generateKeys("base64url"),
			auth: randomBytes(16).toString("base64url"),
		},
	};
	await context.addInitScript((known) => {
		const KEY = "test-subscription";
		const made = () => ({
			endpoint: known.endpoint,
			options: {},
			toJSON: () => known,
			unsubscribe: async () => {
				localStorage.removeItem(KEY);
				return true;
			},
		});
		// A headless one grants it and says "denied" all the same.
		Object.defineProperty(Notification, "permission", {
			get: () => "granted",
		});
		Object.assign(PushManager.prototype, {
			getSubscription: async () => (localStorage.getItem(KEY) ? made() : null),
			subscribe: async () => {
				localStorage.setItem(KEY, "yes");
				return made();
			},
		});
	}, subscription);
	return subscription;
}

/** Of a browser that asks nobody: it was allowed before, or never is. */
async function open(
	page: Page,
	permissions: string[],
): Promise<BrowserContext> {
	const browser = page.context().browser();
	if (!browser) throw new Error("no browser");
	return browser.newContext({ permissions });
}

const button = (page: Page) => page.getByRole("button", { name: SWITCH });
const isOn = (page: Page, on: boolean) =>
	expect(button(page)).toHaveAttribute("aria-pressed", String(on));

/** Which of the browser's service workers ours is. */
async function registered(devtools: CDPSession): Promise<string> {
	const found = new Promise<string>((resolve) => {
		devtools.on("ServiceWorker.workerRegistrationUpdated", (update) => {
			const one = update.registrations.find(
				({ scopeURL, isDeleted }) => !isDeleted && scopeURL.endsWith(WORKER),
			);
			if (one) resolve(one.registrationId);
		});
	});
	await devtools.send("ServiceWorker.enable");
	return found;
}

test("whoever presses is told by the device when the page is closed, until they press again or the visit is over", async ({
	page: first,
	station,
}) => {
	await allow();
	const clerk = await openDay(station);
	const { token, visitId } = await drawOne(station);
	const context = await open(first, ["notifications"]);
	await subscribes(context);
	const page = await context.newPage();
	const devices = () => db().pushDevice.count({ where: { visitId } });
	await page.goto(`/wartenummer/${token}`);
	await isOn(page, false);
	// Nothing before somebody presses.
	expect(
		await page.evaluate(
			async () => (await navigator.serviceWorker.getRegistrations()).length,
		),
	).toBe(0);
	await button(page).click();
	await expect(page.getByText("Eingeschaltet: Dieses Gerät")).toBeVisible();
	await isOn(page, true);
	expect(await devices()).toBe(1);

	const devtools = await context.newCDPSession(page);
	const registrationId = await registered(devtools);
	const worker =
		context.serviceWorkers()[0] ??
		(await context.waitForEvent("serviceworker"));
	// This browser has no place where notices would show: what it is asked to show is kept.
	await worker.evaluate(() => {
		const shown: unknown[] = [];
		const keep = async (title: string, options: object) => {
			shown.push({ title, ...options });
		};
		Object.assign(self, { shown });
		Object.assign(Reflect.get(self, "registration"), {
			showNotification: keep,
		});
	});
	const origin = process.env.BASE_URL ?? "";
	const content = callNotice({
		...{ ticket: "W001", desk: "Platz 1", locale: "tr", token },
		baseUrl: origin,
	});
	await devtools.send("ServiceWorker.deliverPushMessage", {
		origin,
		registrationId,
		data: JSON.stringify(content),
	});
	const shown = () => worker.evaluate(() => Reflect.get(self, "shown"));
	await expect.poll(shown).toEqual([
		expect.objectContaining({
			title: "Numara W001, Platz 1",
			body: expect.stringMatching(/./),
			lang: "tr",
			dir: "ltr",
			tag: "call W001",
			requireInteraction: true,
			data: { navigate: `${origin}/tr/wartenummer/${token}` },
		}),
	]);

	const second = await context.newPage();
	await second.goto(`/wartenummer/${token}`);
	await isOn(second, true);
	await button(second).click();
	await isOn(second, false);
	// The other tab learns of it.
	await isOn(page, false);
	expect(await devices()).toBe(0);

	await button(page).click();
	await isOn(page, true);
	await isOn(second, true);
	await second.close();
	// The worker of this house may not ask a real push service: the device goes with the visit, before anybody calls.
	const { id, version } = await db().visit.findUniqueOrThrow({
		where: { id: visitId },
	});
	const change = { visitId: id, version, now: now() };
	await finishVisit(clerk, { ...change, outcome: "done" });
	await expect(
		page.getByText("Dieses Gerät bekommt keine Nachricht mehr."),
	).toBeVisible();
	await expect(button(page)).toHaveCount(0);
	expect(await devices()).toBe(0);
	await expect
		.poll(() =>
			page.evaluate(
				async () => (await navigator.serviceWorker.getRegistrations()).length,
			),
		)
		.toBe(0);
	await context.close();
});

test("a browser that was told no says so, and asks nobody before the button is pressed", async ({
	page: first,
	station,
}) => {
	await allow();
	await openDay(station);
	const { token, visitId } = await drawOne(station);
	const context = await open(first, []);
	const page = await context.newPage();
	await page.goto(`/wartenummer/${token}`);
	await expect(page.getByText("Ihr Browser erlaubt dieser Seite")).toBeHidden();
	await button(page).click();
	await expect(
		page.getByText("Ihr Browser erlaubt dieser Seite"),
	).toBeVisible();
	await isOn(page, false);
	expect(await db().pushDevice.count({ where: { visitId } })).toBe(0);
	await context.close();
});

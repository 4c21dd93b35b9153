// Shows a call when the page is closed, where a browser does not show it by itself: the notice comes in the form of
// Declarative Web Push, and is shown as it is. It minds no page and loads nothing (docs/decisions/0061).
(() => {
	/** The notice in a push, or null: it is none of ours. */
	function noticeIn(data) {
		try {
			const { web_push, notification } = data.json();
			return web_push === 8030 ? notification : null;
		} catch {
			return null;
		}
	}

	/** Only an address of this house is opened, whatever a push says. */
	function ownAddress(text) {
		const url = typeof text === "string" ? URL.parse(text) : null;
		return url?.origin === location.origin ? url.href : null;
	}

	addEventListener("push", (event) => {
		const notice = event.data && noticeIn(event.data);
		if (!notice) return;
		const { title, navigate, ...options } = notice;
		event.waitUntil(
			registration.showNotification(title, { ...options, data: { navigate } }),
		);
	});

	async function open(address) {
		const pages = await clients.matchAll({
			type: "window",
			includeUncontrolled: true,
		});
		const path = (text) => new URL(text).pathname;
		// In whichever language the number's page is open.
		const number = path(address).split("/").at(-1);
		const page = pages.find(({ url }) => path(url).split("/").at(-1) === number);
		return page ? page.focus() : clients.openWindow(address);
	}

	addEventListener("notificationclick", (event) => {
		event.notification.close();
		const address = ownAddress(event.notification.data?.navigate);
		if (address) event.waitUntil(open(address));
	});

	addEventListener("install", () => skipWaiting());
})();

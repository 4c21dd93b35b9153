import { useEffect } from "react";
import { SESSION_PATH } from "#lib/paths/staff.ts";

/** Told to the window when the connection is back. */
const BACK = "team-live-back";
/** How long a request that got nowhere waits to be asked again. */
const PAUSE_MILLISECONDS = 5_000;

export const tellBack = () => window.dispatchEvent(new Event(BACK));

/**
 * The page is shown anew while somebody types in it. Where the network goes meanwhile, Next falls back to the browser's own
 * way, which ends at its "no connection" page; where the session has ended, the page becomes the sign-in. Both would lose
 * everything typed. Instead these requests wait and are asked again; nothing else is.
 * @param onEnded the session has ended while something was typed @param onAgain whoever it is has signed in again
 */
export function usePatientFetch(onEnded: () => void, onAgain: () => void) {
	useEffect(() => {
		const original = window.fetch;
		window.fetch = async (input, init) => {
			if (new Headers(init?.headers).get("rsc") !== "1")
				return original(input, init);
			const { pathname } = new URL(
				input instanceof Request ? input.url : input,
				location.href,
			);
			for (;;)
				try {
					const response = await original(input, init);
					// Whole: whether there still is a session is read while it is written.
					await response.clone().arrayBuffer();
					// Whoever leaves the page leaves what is typed there.
					if (pathname !== location.pathname || !isTyping()) return response;
					if (!(await hasEnded())) return response;
					onEnded();
					while (await hasEnded()) await pause();
					onAgain();
				} catch (error) {
					if (init?.signal?.aborted) throw error;
					await pause();
				}
		};
		return () => {
			window.fetch = original;
		};
	}, [onEnded, onAgain]);
}

/** A single request can fail while the stream goes on. */
const pause = () =>
	new Promise((resolve) => {
		window.addEventListener(BACK, resolve, { once: true });
		setTimeout(resolve, PAUSE_MILLISECONDS);
	});

/** Whether something in a form is not as the server wrote it. */
export function isTyping(): boolean {
	return [
		...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
			"main textarea, main input:not([type=hidden], [type=checkbox], [type=radio])",
		),
	].some(({ value, defaultValue }) => value !== defaultValue);
}

/** False as well where nobody answers. */
export async function hasEnded(): Promise<boolean> {
	try {
		return (await fetch(SESSION_PATH)).status === 401;
	} catch {
		return false;
	}
}

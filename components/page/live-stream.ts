/** How it goes with the stream: refused by the server, lost on the way, or not there yet. */
type StreamState = "connecting" | "live" | "lost" | "refused";

interface Heard {
	state(state: StreamState): void;
	/** @param at epoch milliseconds by the server's clock; 0: nobody knows what happened meanwhile */
	changed(at: number): void;
}

declare global {
	interface Window {
		/** public/scripts/stream.js, which may come after React has. */
		liveStream?: (topic: string, heard: Heard) => () => void;
	}
}

/** Hears of a topic's changes by the one stream of this browser. @returns ends it */
export function followTopic(topic: string, heard: Heard): () => void {
	let leave = () => {};
	const join = () => {
		leave = window.liveStream?.(topic, heard) ?? leave;
	};
	if (window.liveStream) join();
	else window.addEventListener("live-stream", join, { once: true });
	return () => {
		window.removeEventListener("live-stream", join);
		leave();
	};
}

import { useEffect } from "react";

/**
 * Says that what this component needs a script for works from now on: what carries `data-needs` with this name shows
 * (globals.css). To be called after the effects that listen. Scripts of ours in public/scripts do the same in their last line.
 */
export function useListening(
	name: "again" | "key-list" | "keys" | "live",
	isOn = true,
): void {
	useEffect(() => {
		if (!isOn) return;
		const { classList } = document.documentElement;
		classList.add(`listens-${name}`);
		return () => classList.remove(`listens-${name}`);
	}, [name, isOn]);
}

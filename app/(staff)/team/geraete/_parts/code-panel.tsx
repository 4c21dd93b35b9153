import type { ShownCode } from "./device-state.ts";

/** The code, large enough to be read across a desk. */
export function CodePanel({ shown }: { shown: ShownCode | null }) {
	return shown ? (
		<div
			role="status"
			className="flex flex-col gap-8 rounded-large bg-info-background p-16"
		>
			<p className="font-bold">{shown.title}</p>
			<p className="font-mono text-number font-bold select-all">{shown.code}</p>
			<p>{shown.text}</p>
		</div>
	) : null;
}

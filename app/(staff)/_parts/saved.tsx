import { Alert } from "#components/ui/alert.tsx";
import { pressed } from "./sent-form.ts";

/**
 * What has just happened, as the address says it. Where a form of that page was sent since and comes back, that is over: it
 * would stand above what is wrong and say that it is saved.
 */
export function Saved({
	title,
	autoFocus = false,
}: {
	/** In words; null: nothing has. */
	title: string | null | undefined;
	autoFocus?: boolean;
}) {
	return title && !pressed.given() ? (
		<Alert kind="success" role="status" title={title} autoFocus={autoFocus} />
	) : null;
}

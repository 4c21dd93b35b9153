import type { QueueEntry } from "#lib/queue/queue.ts";

/** Which visit a button is about, and as which it was shown. */
export function VisitFields({
	visit,
}: {
	visit: Pick<QueueEntry, "id" | "version">;
}) {
	return (
		<>
			<input type="hidden" name="besuch" value={visit.id} />
			<input type="hidden" name="stand" value={visit.version} />
		</>
	);
}

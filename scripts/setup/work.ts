import { registerShutdown } from "#lib/shutdown.ts";

/** Sends mails in this process until it ends; one under way is finished. */
export async function work(): Promise<void> {
	const { startWorker } = await import("#lib/notifications/worker.ts");
	registerShutdown(await startWorker());
}

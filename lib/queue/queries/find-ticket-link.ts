import "server-only";

/** Token of `/wartenummer/<token>` of an appointment whose citizen has checked in; null: not here. */
export async function findTicketLink(
	_appointmentId: string,
): Promise<string | null> {
	throw new Error("not built yet");
}

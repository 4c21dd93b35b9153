import { headers } from "next/headers";

/** The caller's address as the server established it (TRUSTED_PROXIES); never stored as it is. */
export async function clientAddress(): Promise<string> {
	return (await headers()).get("x-client-address") ?? "";
}

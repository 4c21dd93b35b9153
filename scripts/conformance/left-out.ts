/** It cannot be asked here and now; the message says why. */
export class LeftOut extends Error {}

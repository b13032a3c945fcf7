// Passkeys.

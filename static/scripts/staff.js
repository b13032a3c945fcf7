// Passkeys: a form (or a part of one) that says data-passkey asks the office what to prove, lets the device prove it, and
// sends the answer with the rest of its fields.
for (const part of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential || !navigator.credentials) continue;
  const form = part.closest("form");
  const failed = part.querySelector("[data-failed]");
  const button = part.querySelector("button");
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const prove = async () => {
    failed.textContent = "";
    for (const field of form.elements) {
      // Name and address are asked for before the device is; password and code are not wanted.
      if (["name", "email", "label"].includes(field.name) && !field.reportValidity()) return;
    }
    button.disabled = true;
    try {
      const answer = await fetch(part.dataset.begin, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok) throw new Error(answer.status);
      const { ceremony, options } = await answer.json();
      const asked = options.publicKey;
      asked.challenge = bytes(asked.challenge);
      if (asked.user) asked.user.id = bytes(asked.user.id);
      for (const known of asked.excludeCredentials ?? []) known.id = bytes(known.id);
      const isNew = part.dataset.passkey === "create";
      const key = await (isNew ? navigator.credentials.create({ publicKey: asked }) : navigator.credentials.get({ publicKey: asked }));
      const response = { clientDataJSON: text(key.response.clientDataJSON) };
      if (isNew) {
        response.attestationObject = text(key.response.attestationObject);
        response.transports = key.response.getTransports?.() ?? [];
      } else {
        response.authenticatorData = text(key.response.authenticatorData);
        response.signature = text(key.response.signature);
        response.userHandle = key.response.userHandle ? text(key.response.userHandle) : null;
      }
      form.elements.ceremony.value = ceremony;
      form.elements.credential.value = JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, extensions: {} });
      form.submit();
    } catch {
      failed.textContent = failed.dataset.failed;
      button.disabled = false;
    }
  };
  button.type = "button";
  button.addEventListener("click", prove);
  part.hidden = false;
}

// The demonstration's link opens the desk at once.
document.querySelector("form[data-at-once]")?.submit();

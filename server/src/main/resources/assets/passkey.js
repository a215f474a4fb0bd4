// Asks the browser for a passkey and sends its answer with the form. Where this does not run, the page says so.
(() => {
  const form = document.querySelector('form[data-passkey]')
  const said = form?.querySelector('[role=status]')
  const kit = window.PublicKeyCredential
  if (!form) return
  if (!kit?.parseRequestOptionsFromJSON) {
    said.textContent = 'This browser cannot use passkeys here: it is too old, or the page is not reached over https.'
    return
  }
  const button = form.querySelector('button')
  const offer = JSON.parse(form.dataset.offer)
  const ask = {
    make: () => navigator.credentials.create({ publicKey: kit.parseCreationOptionsFromJSON(offer) }),
    use: () => navigator.credentials.get({ publicKey: kit.parseRequestOptionsFromJSON(offer) }),
  }[form.dataset.passkey]
  said.textContent = ''
  button.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    try {
      form.elements.answer.value = JSON.stringify((await ask()).toJSON())
      form.submit()
    } catch (failure) {
      said.textContent = failure.name === 'InvalidStateError'
        ? 'This device has a passkey for you already.'
        : 'Nothing was sent: it was cancelled, or took too long. Reload the page to try again.'
    }
  })
})()

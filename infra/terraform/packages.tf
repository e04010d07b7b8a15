# The functions' zips: from the release that this module belongs to, checked against its SHA-256, or from a
# folder of yours.

locals {
  release   = jsondecode(file("${path.module}/release.json"))
  functions = concat(["custom-message", "ses-identity-policy"], local.sends_itself ? ["custom-email-sender"] : [])
  # .terraform is there in every working folder and in nobody's repository.
  downloads = "${path.root}/.terraform/signet"

  released = {
    for name in local.functions : name => {
      file   = "${name}-${var.architecture}.zip"
      path   = "${local.downloads}/${local.release.version}/${name}-${var.architecture}.zip"
      sha256 = try(local.release.sha256["${name}-${var.architecture}.zip"], null)
      # Terraform has no function from hex to the base64 that Lambda wants.
      base64 = try(local.release.base64["${name}-${var.architecture}.zip"], null)
    }
  }
  packages = {
    for name in local.functions : name => var.package_path == null ? {
      path = local.released[name].path
      hash = local.released[name].base64
      } : {
      path = "${var.package_path}/${name}/bootstrap.zip"
      hash = filebase64sha256("${var.package_path}/${name}/bootstrap.zip")
    }
  }
  # Each function of this module with the zip that it needs.
  fetched = var.package_path != null ? [] : concat(["custom-message"], local.makes_provider ? ["ses-identity-policy"] : [], local.sends_itself ? ["custom-email-sender"] : [])
}

resource "terraform_data" "package" {
  for_each = toset(local.fetched)

  # Again for another release, and where the file is missing, as on a fresh machine.
  triggers_replace = [
    local.released[each.key].sha256,
    fileexists(local.released[each.key].path) ? "there" : plantimestamp(),
  ]

  provisioner "local-exec" {
    command = "sh '${path.module}/fetch.sh'"
    environment = {
      URL    = "${var.release_url}/v${local.release.version}/${local.released[each.key].file}"
      SHA256 = local.released[each.key].sha256
      FILE   = local.released[each.key].path
    }
  }

  lifecycle {
    precondition {
      condition     = local.released[each.key].sha256 != null
      error_message = "Release ${local.release.version} has no ${each.key} for ${var.architecture}: set architecture, or package_path to the folder of your own build."
    }
  }
}

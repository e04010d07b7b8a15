module "configuration_set" {
  source = "./configuration-set"
  count  = local.makes_configuration_set ? 1 : 0

  name                     = var.name
  event_destination        = var.event_destination
  event_destination_arn    = var.event_destination_arn
  permissions_boundary_arn = var.permissions_boundary_arn
  tags                     = var.tags
}
